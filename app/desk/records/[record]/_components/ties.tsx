import { tieClass } from '#components/record/side-props'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { capitalize } from '#lib/text'
import { ButtonForm } from '#components/ui/button-form.client'
import { TieForm } from './tie-form.client'
import { passageSidesOf, tiesOf, type Workspace, type WorkspaceTie } from './workspace'

/** Each tie, to be named otherwise, completed, extended or untied. */
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
    <details className="tie" open={isWhole ? undefined : true}>
      <summary>
        <span className={`tie-number ${tieClass(ordinal)}`}>{ordinal}</span> {capitalize(label)}
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
