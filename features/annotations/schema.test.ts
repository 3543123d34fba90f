import fc from 'fast-check'
import { expect, test } from 'vitest'
import { roundTrip, revision, storedText } from '#test/support/form-round-trip'
import { motivation, visibility } from './annotation'
import { annotationEditForm, noteValues } from './schema'

const note = {
  id: fc.uuid(),
  body: storedText(),
  motivation: fc.constantFrom(...motivation.options),
  visibility: fc.constantFrom(...visibility.options),
  blocking: fc.boolean(),
}

test('an edit of a note is the same after encoding it into its form and decoding it', () => {
  expect(
    roundTrip(fc.record({ ...note, revision, recordNumber: revision }), {
      encode: ({ recordNumber, revision: number, ...stored }) => ({
        ...noteValues(stored),
        ...{ recordNumber: String(recordNumber), revision: String(number) },
      }),
      form: annotationEditForm,
    }),
  ).toEqual({
    id: 'text',
    body: 'text',
    motivation: new Set(motivation.options),
    visibility: new Set(visibility.options),
    blocking: new Set(['', 'on']),
    revision: 'text',
    recordNumber: 'text',
  })
})
