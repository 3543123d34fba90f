import type { ReactNode } from 'react'
import { CheckField } from '#components/ui/fields.client'
import type { FormAction } from '#components/ui/form-state'
import type { Step, Steps } from '#features/review/review'
import { ApproveForm } from './approve-form'
import { ReasonForm } from './reason-form'
import { SendForm } from './send-form.client'
import { DisabledStep } from './disabled-step'
import type { ReadRevision } from './step-form.client'
import styles from './review.module.css'

export type StepActions = Readonly<Record<Step, FormAction>>
export type StepKeys = Readonly<Record<Step, string>>

type Props = {
  steps: Steps
  actions: StepActions
  keys: StepKeys
  editorId: string
  read: ReadRevision
  next: { version: number; correction: string | null }
  toConfirm: readonly string[]
}

const labels = { send: 'Send to review', approve: 'Approve', publish: 'Publish' }

/** Shows the available steps as forms, and the blocked ones with a reason. */
export function StepsPanel({ steps, actions, keys, editorId, read, next, toConfirm }: Props) {
  const form = (step: Step) => ({ action: actions[step], editorId, idempotencyKey: keys[step], read })
  const { send, approve, publish, sendBack, correct, withdraw } = steps
  return (
    <section className={styles.steps} aria-labelledby="steps">
      <h2 id="steps">Next step</h2>
      {Object.keys(steps).length === 0 ? <p>There is none for you.</p> : null}
      {(['send', 'approve', 'publish'] as const).map((step) => {
        const why = steps[step]
        return typeof why === 'string' ? (
          <DisabledStep key={step} name={step} label={labels[step]} why={why} />
        ) : null
      })}
      {send === null ? <SendForm {...form('send')} isMain /> : null}
      {approve === null ? <ApproveForm {...form('approve')} toConfirm={toConfirm} /> : null}
      {publish === null ? <PublishForm form={form('publish')} next={next} /> : null}
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
      {withdraw === null ? <WithdrawForm form={form('withdraw')} /> : null}
    </section>
  )
}

type Form = { action: FormAction; editorId: string; idempotencyKey: string; read: ReadRevision }

function PublishForm({ form, next: { version, correction } }: { form: Form; next: Props['next'] }) {
  const isFirst = version === 1
  return (
    <ReasonForm
      {...form}
      step="publish"
      field={{
        name: 'changeNote',
        label: isFirst ? 'Note for the public history' : 'What changed, and why',
        hint: 'Readers see it in the history.',
        maxLength: 300,
      }}
      initial={{
        changeNote: isFirst ? 'Published' : (correction ?? ''),
        isCorrection: correction === null ? '' : 'on',
      }}
      submit={`Publish version ${version}`}
    >
      {isFirst ? null : (
        <CheckField
          name="isCorrection"
          label="It corrects what was published"
          hint="The history says “Correction”."
        />
      )}
    </ReasonForm>
  )
}

function WithdrawForm({ form }: { form: Form }) {
  return (
    <Folded name="withdraw" title="Withdraw it">
      <ReasonForm
        {...form}
        step="withdraw"
        field={{
          name: 'reason',
          label: 'Reason, in general terms',
          hint: 'Readers see it at every address of the record.',
          maxLength: 300,
        }}
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
