import { CheckField } from '#components/ui/fields.client'
import type { FormAction } from '#components/ui/form-state'
import { approvalPoints } from '#features/review/review'
import type { ChangeNote } from '#features/review/schema'
import { type ReadRevision, StepForm } from './step-form.client'
import styles from './review.module.css'

type Props = {
  action: FormAction
  idempotencyKey: string
  subjectAt: ReadRevision
  /** The note that the public history will show; the approval is of it too. */
  note: ChangeNote
  /** Words that may take a side, in sentences. */
  toConfirm: readonly string[]
}

/** The approval stores the ticked points. They save no draft, because they concern this exact revision. */
export function ApproveForm({ subjectAt, note, toConfirm, ...form }: Props) {
  const points = Object.entries(approvalPoints[subjectAt.subject])
  return (
    <StepForm
      {...form}
      subjectAt={subjectAt}
      submit={`Approve revision ${subjectAt.revision}`}
      outcome="Not approved"
      isMain
      labels={Object.fromEntries(points.map(([name, label]) => [`points.${name}`, label.replace(/\.$/, '')]))}
    >
      <input type="hidden" name="changeNote" value={note.changeNote} />
      {note.isCorrection ? <input type="hidden" name="isCorrection" value="on" /> : null}
      <fieldset className={styles.points}>
        <legend>What you checked</legend>
        {points.map(([name, label]) => (
          <CheckField key={name} name={`points.${name}`} label={label} />
        ))}
        {toConfirm.length === 0 ? null : (
          <CheckField
            name="points.wording"
            label="These words are neutral here."
            hint={toConfirm.join(' ')}
          />
        )}
      </fieldset>
    </StepForm>
  )
}
