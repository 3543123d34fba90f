import { tieClass } from '#components/record/side-props'
import { gutterClass } from '#components/record/tie-gutter'
import { TieLines } from '#components/record/tie-lines.client'
import { capitalize } from '#lib/text'
import { RestoreButton } from './restore-button'
import { passageWords } from '#features/publications/voice'
import { type PassageSide, tiesOf, type Workspace, type WorkspaceTie, passageSidesOf } from './workspace'
import { DeskForm } from '#components/ui/desk-form.client'
import { TextField } from '#components/ui/fields.client'
import { emptyPassageFields } from '#features/records/schema'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { TieSelection, TieForm } from './tie-form.client'
import { TypedPassage } from './passage-inputs.client'
import { ButtonForm } from '#components/ui/button-form.client'
import styles from './workspace.module.css'

/** The column between the statements: complete ties, incomplete ties, and the form for a new one. */
export function TieColumn(workspace: Workspace) {
  const { removed, record } = workspace
  const ties = tiesOf(record)
  const completeTies = ties.filter(({ isWhole }) => isWhole)
  return (
    <div className={gutterClass(completeTies.length)}>
      <h2 className="top">They disagree about</h2>
      <nav className="tie-labels" aria-label="Ties">
        {completeTies.map(({ ordinal, label }) => (
          <a
            key={ordinal}
            className={`tie-label ${tieClass(ordinal)}`}
            id={`knot-${ordinal}`}
            data-t={ordinal}
            href={`#tie-${ordinal}`}
          >
            <span className="tie-number">{ordinal}</span>
            <bdi>{capitalize(label)}</bdi>
          </a>
        ))}
      </nav>
      <div className={styles['tie-action']} id="tie">
        {removed?.of === 'tie' ? <RestoreButton {...workspace} removed={removed} /> : null}
        {ties
          .filter(({ isWhole }) => !isWhole)
          .map((tie) => (
            <IncompleteTie key={tie.id} tie={tie} sides={passageSidesOf(record)} />
          ))}
        <NewTie {...workspace} />
      </div>
      <TieLines key={ties.map(({ id, ordinal }) => `${id} ${ordinal}`).join()} />
    </div>
  )
}

type IncompleteTieProps = { tie: WorkspaceTie; sides: readonly PassageSide[] }

/** A tie with a passage on one side only. It blocks publication, but not saving. */
function IncompleteTie({ tie: { ordinal, label, a, passages }, sides }: IncompleteTieProps) {
  const words = passages
    .flatMap((passage) => {
      const side = sides.find(({ statementId }) => statementId === passage.statementId)
      return side ? [passageWords(side.statement, passage)] : []
    })
    .join(' and ')
  return (
    <div className={`${styles['incomplete-tie']} ${tieClass(ordinal)}`} id={`knot-${ordinal}`} tabIndex={-1}>
      <strong>
        <span className="tie-number">{ordinal}</span> Not tied yet
      </strong>
      <bdi>{capitalize(label)}</bdi>: {words} needs words on the {a.length === 0 ? 'left' : 'right'}.{' '}
      <a href={`#tie-${ordinal}`}>
        Complete it<span className="visually-hidden">, tie {ordinal}</span>
      </a>
    </div>
  )
}

/** Ties the selected passages under a label. */
function NewTie({ record, editorId, actions }: Workspace) {
  const { id, revision, statementAId, statementBId, ties } = record
  const sides = passageSidesOf(record)
  return (
    <DeskForm
      action={actions.tie}
      name={`record:${id}:tie`}
      editorId={editorId}
      idempotencyKey={newIdempotencyKey()}
      initial={{ recordId: id, label: '', ...emptyPassageFields([statementAId, statementBId]) }}
      revision={revision}
      submit={
        <>
          Tie <kbd>T</kbd>
        </>
      }
    >
      <input type="hidden" name="recordId" value={id} />
      <TieSelection sides={sides} ordinal={ties.length + 1} />
      <TextField name="label" label="This tie is about" maxLength={120} />
      <TypedPassage sides={sides} />
    </DeskForm>
  )
}

/** Lists the ties with forms to rename, complete, extend or untie each. */
export function Ties(workspace: Workspace) {
  const ties = tiesOf(workspace.record)
  return (
    <section aria-labelledby="ties">
      <h2 id="ties">
        Ties <span className="label">{ties.length}</span>
      </h2>
      {ties.length === 0 ? <p className="hint">None yet. Mark words on either side and tie them.</p> : null}
      {ties.map((tie) => (
        <Tie key={tie.id} tie={tie} workspace={workspace} />
      ))}
    </section>
  )
}

function Tie({ tie, workspace }: { tie: WorkspaceTie; workspace: Workspace }) {
  const { record, editorId, actions } = workspace
  const { id, ordinal, label, isWhole } = tie
  return (
    <details className={styles['tie']} open={isWhole ? undefined : true}>
      <summary>
        <span className={`tie-number ${tieClass(ordinal)}`}>{ordinal}</span> <bdi>{capitalize(label)}</bdi>
      </summary>
      <div id={`tie-${ordinal}`} tabIndex={-1}>
        <TieForm
          tie={tie}
          sides={passageSidesOf(record)}
          form={{
            action: actions.changeTie,
            editorId,
            revision: record.revision,
            idempotencyKey: newIdempotencyKey(),
          }}
        />
        <ButtonForm
          action={actions.untie}
          idempotencyKey={newIdempotencyKey()}
          values={{ id, recordId: record.id, revision: String(record.revision) }}
        >
          Untie<span className="visually-hidden"> tie {ordinal}</span>
        </ButtonForm>
      </div>
    </details>
  )
}
