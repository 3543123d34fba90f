import fc from 'fast-check'
import { expect, test } from 'vitest'
import { roundTrip, orNull, revision, storedText } from '#test/support/form-round-trip'
import { sourceEditForm, sourceValues } from './schema'
import { proximity, sourceKind } from './source'

const date = fc.constantFrom(
  '2019',
  '2019-11',
  '2019-11-12',
  '2019-11-12T09:30:00+05:30',
  '../2019-11-12',
  '2019-11-12?',
)
const address = fc.oneof(
  fc.webUrl({ validSchemes: ['http', 'https'], withQueryParameters: true }),
  fc.constantFrom('https://example.org/समाचार?“fare”=%22', 'https://example.org/a\u0301'),
)
const source = {
  kind: fc.constantFrom(...sourceKind.options),
  url: orNull(address),
  title: storedText(),
  dateline: orNull(storedText()),
  publisher: storedText(),
  byline: orNull(storedText()),
  language: fc.constantFrom('en', 'hi', 'hi-IN', 'sr-Latn-RS'),
  published: orNull(date),
  updated: orNull(date),
  proximity: fc.constantFrom(...proximity.options),
}

test('an edit of a source is the same after encoding it into its form and decoding it', () => {
  expect(
    roundTrip(fc.record({ ...source, id: fc.uuid(), revision, reason: orNull(storedText()) }), {
      encode: ({ id, reason, revision: number, ...stored }) => ({
        ...sourceValues(stored),
        ...{ id, reason: reason ?? '', revision: String(number) },
      }),
      form: sourceEditForm,
    }),
  ).toEqual({
    kind: new Set(sourceKind.options),
    url: 'optional',
    title: 'text',
    dateline: 'optional',
    publisher: 'text',
    byline: 'optional',
    language: 'text',
    published: 'optional',
    updated: 'optional',
    proximity: new Set(proximity.options),
    id: 'text',
    revision: 'text',
    reason: 'optional',
  })
})
