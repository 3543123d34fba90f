import { Instant } from '#components/shell/instant'
import { Combobox } from '#components/ui/combobox.client'
import { DeskForm } from '#components/ui/desk-form.client'
import { TextField } from '#components/ui/fields.client'
import type { FormAction } from '#components/ui/form-state'
import { ButtonForm } from '#components/ui/button-form.client'
import type { deskConflicts, deskWithdrawalRequests } from '#features/editors/queries.server'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { paths } from '#lib/paths'

type Props = {
  conflicts: Awaited<ReturnType<typeof deskConflicts>>
  /** Other editors' conflicts that wait for a second person. */
  requests: Awaited<ReturnType<typeof deskWithdrawalRequests>>
  editorId: string
  actions: { declare: FormAction; takeBack: FormAction; confirm: FormAction }
}

const labels = { speaker: 'Speaker', note: 'What ties you to them' }

export function ConflictsPage({ conflicts, requests, editorId, actions }: Props) {
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>Your conflicts of interest</h1>
        <p className="label">Whoever has one does not approve or publish what that speaker speaks in.</p>
      </div>
      <div className="wrap column">
        <DeskForm
          action={actions.declare}
          name="conflict:new"
          editorId={editorId}
          idempotencyKey={newIdempotencyKey()}
          initial={{}}
          labels={labels}
          submit="Declare it"
        >
          <Combobox
            name="speaker"
            label={labels.speaker}
            hint="By name or alias."
            source={paths.desk.findSpeakers()}
          />
          <TextField
            name="note"
            label={labels.note}
            hint="For the desk alone. What you approved with this speaker in it goes back into review."
            rows={2}
            maxLength={500}
          />
        </DeskForm>
        <section aria-labelledby="declared">
          <h2 id="declared">Declared</h2>
          <ul className="rows">
            {conflicts.map(({ id, note, declaredAt, withdrawalAskedAt, speaker }) => (
              <li key={id}>
                <p>
                  <strong>
                    <a href={paths.desk.speaker(speaker.slug)}>
                      <bdi>{speaker.name}</bdi>
                    </a>
                  </strong>
                  , since <Instant at={declaredAt} />
                </p>
                <p>
                  <bdi>{note}</bdi>
                </p>
                {withdrawalAskedAt === null ? (
                  <ButtonForm action={actions.takeBack} idempotencyKey={newIdempotencyKey()} values={{ id }}>
                    Take it back
                    <span className="visually-hidden">
                      : <bdi>{speaker.name}</bdi>
                    </span>
                  </ButtonForm>
                ) : (
                  <p className="label">It ends when a second editor confirms that you take it back.</p>
                )}
              </li>
            ))}
          </ul>
          {conflicts.length === 0 ? <p>None.</p> : null}
        </section>
        {requests.length === 0 ? null : <Requests requests={requests} action={actions.confirm} />}
      </div>
    </main>
  )
}

/** A conflict ends with a second person. Its editor stays barred from the subjects that were in review meanwhile. */
function Requests({ requests, action }: { requests: Props['requests']; action: FormAction }) {
  return (
    <section aria-labelledby="requests">
      <h2 id="requests">To be confirmed by you</h2>
      <ul className="rows">
        {requests.map(({ id, note, editor, speaker }) => (
          <li key={id}>
            <p>
              {editor.name} takes back the conflict of interest on{' '}
              <a href={paths.desk.speaker(speaker.slug)}>{speaker.name}</a>. What was in review meanwhile is
              still not theirs to approve.
            </p>
            <p>{note}</p>
            <ButtonForm action={action} idempotencyKey={newIdempotencyKey()} values={{ id }}>
              Confirm it
              <span className="visually-hidden">
                : {editor.name}, {speaker.name}
              </span>
            </ButtonForm>
          </li>
        ))}
      </ul>
    </section>
  )
}
