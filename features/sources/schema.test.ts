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

const edit = {
  ...{
    kind: 'ARTICLE',
    url: '',
    title: 'A pier',
    dateline: '',
    publisher: 'Post',
    byline: '',
    language: 'en',
  },
  ...{
    published: '',
    updated: '',
    proximity: 'ORIGINAL',
    id: crypto.randomUUID(),
    revision: '1',
    reason: '',
  },
}
const issuesOf = (dates: { published?: string; updated?: string }) =>
  sourceEditForm
    .safeParse({ ...edit, ...dates })
    .error?.issues.map(({ path, message }) => [path[0], message]) ?? []

test('a source is not updated before it was published, and an open date breaks no order', () => {
  const errors = [['updated', 'It was not updated before it was published.']]
  expect(issuesOf({ published: '2019-11-02', updated: '1 Nov 2019' })).toEqual(errors)
  for (const dates of [
    { published: '9999-12-31' },
    { published: '2019-11/..', updated: '2019-11-30' },
    { published: '../2019-11-02', updated: '0001' },
    { published: '2019-11-02', updated: '2019-11-01/' },
    { updated: '2019' },
  ])
    expect(issuesOf(dates)).toEqual([])
})

test('a date that cannot be stored is refused at its field', () => {
  for (const published of ['0000', 'XXXX', '2019-02-29', '2019-11-02T10:00:00+99:99'])
    expect(issuesOf({ published })).toEqual([['published', expect.stringMatching(/^There is no such date/)]])
  expect(issuesOf({ updated: '3.4.2021' })).toEqual([['updated', expect.stringContaining('3 April 2021')]])
})
