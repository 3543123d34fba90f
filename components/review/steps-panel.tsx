import { Instant } from '#components/shell/instant'
import type { ReactNode } from 'react'
import { CheckField } from '#components/ui/fields.client'
import type { FormAction } from '#components/ui/form-state'
import type { WithdrawalRequest } from '#features/review/decisions.server'
import { type Step, type Steps, withdrawnAtOnce } from '#features/review/review'
import type { ChangeNote } from '#features/review/schema'
import { ApproveForm } from './approve-form'
import { ReasonForm } from './reason-form'
import { SendForm } from './send-form.client'
import { DisabledStep } from './disabled-step'
import { type ReadRevision, StepForm } from './step-form.client'
import styles from './review.module.css'

export type StepActions = Readonly<Record<Step, FormAction>>
export type StepKeys = Readonly<Record<Step, string>>

type Props = {
  steps: Steps
  actions: StepActions
  keys: StepKeys
  editorId: string
  subjectAt: ReadRevision
  next: {
    version: number
    correction: string | null
    note: ChangeNote
    withdrawalRequest: WithdrawalRequest | null
  }
  toConfirm: readonly string[]
}

const labels = { send: 'Send to review', approve: 'Approve', publish: 'Publish', withdraw: 'Withdraw it' }

/** Shows the available steps as forms, and the blocked ones with a reason. */
export function StepsPanel({ steps, actions, keys, editorId, subjectAt, next, toConfirm }: Props) {
  const form = (step: Step) => ({ action: actions[step], editorId, idempotencyKey: keys[step], subjectAt })
  const { send, approve, publish, sendBack, correct, askToWithdraw, withdraw } = steps
  return (
    <section className={styles.steps} aria-labelledby="steps">
      <h2 id="steps">Next step</h2>
      {Object.keys(steps).length === 0 ? <p>There is none for you.</p> : null}
      {(['send', 'approve', 'publish', 'withdraw'] as const).map((step) => {
        const reason = steps[step]
        return typeof reason === 'string' ? (
          <DisabledStep key={step} name={step} label={labels[step]} reason={reason} />
        ) : null
      })}
      {send === null && next.version === 1 ? <SendForm {...form('send')} isMain /> : null}
      {send === null && next.version > 1 ? <SendWithNoteForm form={form('send')} next={next} /> : null}
      {approve === null || publish === null ? <NoteToApprove note={next.note} /> : null}
      {approve === null ? <ApproveForm {...form('approve')} note={next.note} toConfirm={toConfirm} /> : null}
      {publish === null ? (
        <StepForm
          action={actions.publish}
          idempotencyKey={keys.publish}
          subjectAt={subjectAt}
          submit={`Publish version ${next.version}`}
          outcome="Not published"
          isMain
        />
      ) : null}
      {sendBack === null ? (
        <Folded name="send-back" title="Send it back">
          <ReasonForm {...form('sendBack')} step="return" submit="Send it back" />
        </Folded>
      ) : null}
      {correct === null ? (
        <Folded name="correct" title="Correct it">
          <ReasonForm
            {...form('correct')}
            step="correct"
            field={{
              name: 'reason',
              label: 'What is wrong',
              hint: `Readers see it in the history of version ${next.version}.`,
              maxLength: 300,
            }}
            submit="Go on to its desk page"
          />
        </Folded>
      ) : null}
      {askToWithdraw === null ? <RequestForm form={form('askToWithdraw')} /> : null}
      {withdraw === null ? (
        <WithdrawForm
          form={form('withdraw')}
          request={next.withdrawalRequest?.isOwn ? null : next.withdrawalRequest}
        />
      ) : null}
    </section>
  )
}

type Form = { action: FormAction; editorId: string; idempotencyKey: string; subjectAt: ReadRevision }

/** The note of a later version is written with it, so that a second editor approves both. */
function SendWithNoteForm({ form, next: { correction } }: { form: Form; next: Props['next'] }) {
  return (
    <ReasonForm
      {...form}
      step="send"
      field={{
        name: 'changeNote',
        label: 'What changed, and why',
        hint: 'Readers see it in the history. It is approved with the rest.',
        maxLength: 300,
      }}
      initial={{ changeNote: correction ?? '', isCorrection: correction === null ? '' : 'on' }}
      submit="Send to review"
    >
      <CheckField
        name="isCorrection"
        label="It corrects what was published"
        hint="The history says “Correction”."
      />
    </ReasonForm>
  )
}

function NoteToApprove({ note: { changeNote, isCorrection } }: { note: ChangeNote }) {
  return (
    <p>
      The public history will say: “{isCorrection ? 'Correction. ' : ''}
      {changeNote}”
    </p>
  )
}

function RequestForm({ form }: { form: Form }) {
  return (
    <Folded name="ask-to-withdraw" title="Ask to withdraw it">
      <ReasonForm
        {...form}
        step="askToWithdraw"
        field={{
          name: 'reason',
          label: 'Reason, in general terms',
          hint: 'Readers see it at every address of the record once another editor withdraws it.',
          maxLength: 300,
        }}
        submit="Ask to withdraw it"
      />
    </Folded>
  )
}

/** With a request of another editor its words are shown to readers, if they are not changed. */
function WithdrawForm({ form, request }: { form: Form; request: WithdrawalRequest | null }) {
  const hint =
    request === null
      ? `For the desk’s history. Readers see: “${withdrawnAtOnce}” They see a reason if another editor asks first.`
      : 'Readers see it in the words of the request alone. With other words they see that one editor withdrew it.'
  return (
    <Folded name="withdraw" title="Withdraw it">
      {request === null ? null : (
        <p>
          <bdi>{request.name}</bdi> asked to withdraw it on <Instant at={request.madeAt} />.
        </p>
      )}
      <ReasonForm
        {...form}
        step="withdraw"
        field={{ name: 'reason', label: 'Reason, in general terms', hint, maxLength: 300 }}
        initial={{ reason: request?.reason ?? '' }}
        submit="Withdraw it"
      >
        <CheckField name="confirmed" label="Every version leaves the public side. This cannot be undone." />
      </ReasonForm>
    </Folded>
  )
}

/** A collapsed form. CSS opens it, so that it works without script. */
function Folded({ name, title, children }: { name: string; title: string; children: ReactNode }) {
  return (
    <div id={name} className={styles.folded}>
      <a className="button" href={`#${name}`}>
        {title}
      </a>
      <div className={styles.inside}>{children}</div>
    </div>
  )
}
