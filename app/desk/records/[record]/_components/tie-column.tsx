import { tieClass } from '#components/record/side-props'
import { TieLayer } from '#components/record/tie-layer.client'
import { capitalize } from '#lib/text'
import { IncompleteTie } from './incomplete-tie'
import { NewTie } from './new-tie'
import { RestoreButton } from './restore-button'
import { tiesOf, type Workspace } from './workspace'

/** The band between the statements: the ties, those that lack a side, and the next one. */
export function TieColumn(workspace: Workspace) {
  const { gone, record } = workspace
  const ties = tiesOf(record)
  const whole = ties.filter(({ isWhole }) => isWhole)
  return (
    <div className="gutter">
      <h2 className="top">They disagree about</h2>
      <nav className="tie-labels" aria-label="Ties">
        {whole.map(({ ordinal, label }) => (
          <a
            key={ordinal}
            className={`tie-label ${tieClass(ordinal)}`}
            id={`knot-${ordinal}`}
            data-t={ordinal}
            href={`#tie-${ordinal}`}
          >
            <span className="tie-number">{ordinal}</span>
            {capitalize(label)}
          </a>
        ))}
      </nav>
      <div className="tie-action" id="tie">
        {gone?.of === 'tie' ? <RestoreButton {...workspace} gone={gone} /> : null}
        {ties
          .filter(({ isWhole }) => !isWhole)
          .map((tie) => (
            <IncompleteTie key={tie.id} tie={tie} />
          ))}
        <NewTie {...workspace} />
      </div>
      <TieLayer key={ties.map(({ id, ordinal }) => `${id} ${ordinal}`).join()} />
    </div>
  )
}
