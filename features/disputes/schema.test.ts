import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeForm } from '#lib/form'
import { nameKey } from '#lib/name-key'
import { day, roundTrip, revision, storedText } from '#test/support/form-round-trip'
import { disputeEditForm, disputeForm, disputeValues } from './schema'

const topic = storedText()
  .map((text) => text.replaceAll(',', ' ').trim())
  .filter((text) => text !== '')
const dispute = {
  title: storedText(),
  question: storedText(),
  summary: storedText(),
  // One spelling of a topic is enough.
  topics: fc.uniqueArray(topic, { maxLength: 6, selector: nameKey }),
  asOf: day,
}
const fields = { title: 'text', question: 'text', summary: 'text', topics: 'optional', asOf: 'text' } as const

test('a dispute is the same after encoding it into its form and decoding it', () => {
  expect(roundTrip(fc.record(dispute), { encode: disputeValues, form: disputeForm })).toEqual(fields)
})

test('an edit of a dispute is the same after encoding it into its form and decoding it', () => {
  expect(
    roundTrip(fc.record({ ...dispute, id: fc.uuid(), revision }), {
      encode: (draft) => encodeForm(disputeEditForm, draft),
      form: disputeEditForm,
    }),
  ).toEqual({ ...fields, id: 'text', revision: 'text' })
})
