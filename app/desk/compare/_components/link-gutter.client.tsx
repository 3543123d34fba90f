'use client'

import { TieLines } from '#components/record/tie-lines.client'
import { clearSelection, useSelection } from '#components/passage-picker/selection-store.client'
import { gutterClass } from '#components/record/tie-gutter'
import { tieClass } from '#components/record/side-props'
import { useKeys } from '#components/ui/use-keys.client'
import { useCompare, useComparedField } from './compare-context.client'
import { type Link, linkValues, nextLinkIndex, proposedIn } from './compare-state'
import { type Shown, positionOf } from './readings'
import styles from './compare.module.css'

type Props = {
  links: readonly Link[]
  /** The sides at the left and at the right, with their columns. */
  left: { shown: Shown; column: 'first' | 'second' }
  right: { shown: Shown; column: 'first' | 'second' }
}

/** The points of conflict: links of words at the left with words at the right. A proposed one has a hollow number. */
export function LinkGutter({ links, left, right }: Props) {
  const { values, step } = useCompare()
  const [a, b] = [useSelection('a'), useSelection('b')]
  const proposed = new Set(proposedIn(values))
  const isProposed = ({ index }: Link) => proposed.has(`links.${index}`)
  const waiting = links.find(isProposed)
  const drop = ({ index }: Link) =>
    step({
      do: 'change',
      values: linkValues(index, { label: '', first: '', second: '' }),
      accepts: [`links.${index}`],
    })
  const keep = ({ index }: Link) => step({ do: 'change', values: {}, accepts: [`links.${index}`] })
  const linkMarked = () => {
    if (!a || !b) return
    const positions = {
      [left.column]: positionOf(left.shown, a),
      [right.column]: positionOf(right.shown, b),
    }
    const label = a.exact.length <= 120 ? a.exact : a.exact.slice(0, 100).replace(/[\uD800-\uDBFF]$/, '')
    const { first = '', second = '' } = positions
    const index = nextLinkIndex(values)
    // Own links take the place of the proposal.
    const replaced = waiting ? linkValues(waiting.index, { label: '', first: '', second: '' }) : {}
    step({
      do: 'change',
      values: { ...replaced, ...linkValues(index, { label, first, second }) },
      accepts: waiting ? [`links.${waiting.index}`] : [],
    })
    clearSelection('a')
    clearSelection('b')
  }
  const act = () => {
    if (a && b) linkMarked()
    else if (waiting) keep(waiting)
  }
  useKeys({
    l: act,
    delete: () => (waiting ? drop(waiting) : undefined),
  })
  return (
    <div className={gutterClass(links.length)}>
      <h2 className="top">Points of conflict</h2>
      <nav className="tie-labels" aria-label="Points of conflict">
        {links.map((link, place) => (
          <div
            key={link.index}
            className={`tie-label ${tieClass(place + 1)} ${isProposed(link) ? (styles['hollow'] ?? '') : ''}`}
            data-t={place + 1}
          >
            <span className="tie-number">{place + 1}</span>
            <LinkLabel index={link.index} place={place + 1} />
            <span className={styles['offer']}>
              {isProposed(link) ? (
                <button type="button" className="button" onClick={() => keep(link)}>
                  Keep link <kbd>L</kbd>
                </button>
              ) : null}
              <button type="button" className="button" onClick={() => drop(link)}>
                Drop {isProposed(link) ? <kbd>Del</kbd> : null}
              </button>
            </span>
          </div>
        ))}
      </nav>
      <div className={styles['link-help']}>
        {a && b ? (
          <button type="button" className="button primary" onClick={linkMarked}>
            Link these words <kbd>L</kbd>
          </button>
        ) : (
          <p className="label">
            {links.length === 0
              ? 'Mark words on both sides, then link them.'
              : 'Mark words on both sides for another.'}
          </p>
        )}
      </div>
      {['Verb', 'Date said', 'Wording', 'In one sentence', 'Source'].map((label) => (
        <p key={label} className={styles['fact-label']} aria-hidden="true">
          {label}
        </p>
      ))}
      <TieLines key={links.map(({ index, first, second }) => `${index} ${first} ${second}`).join('|')} />
    </div>
  )
}

function LinkLabel({ index, place }: { index: number; place: number }) {
  const name = `links.${index}.label`
  const { value, type } = useComparedField(name)
  return (
    <textarea
      rows={1}
      className={styles['link-label']}
      aria-label={`Label of point ${place}`}
      data-field={name}
      maxLength={120}
      dir="auto"
      value={value}
      onChange={({ target }) => type(target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault()
      }}
    />
  )
}
