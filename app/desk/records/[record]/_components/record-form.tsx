import { supersededChecks } from '#features/review/checks'
import { recordValues } from '#features/records/schema'
import { toDay } from '#lib/dates'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { RecordFieldsForm } from './record-fields-form.client'
import type { Workspace } from './workspace'

/** The record's own fields: what both could be true if, the questions, and what we say in our own words. */
export function RecordForm({ record, editorId, actions }: Workspace) {
  const { id, revision } = record
  return (
    <section aria-labelledby="words" className="own-words">
      <h2 id="words" className="visually-hidden">
        Questions and words
      </h2>
      <RecordFieldsForm
        id={id}
        initial={recordValues({ ...record, asOf: toDay(record.asOf) })}
        superseded={supersededChecks(record)}
        form={{ action: actions.edit, editorId, revision, idempotencyKey: newIdempotencyKey() }}
      />
    </section>
  )
}
