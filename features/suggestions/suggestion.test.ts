import { expect, test } from 'vitest'
import { reasonHeading, parseCursor, formatCursor } from './suggestion'

test.each([
  [['Tension with himself: the government was seeking information.'], 'Tension with himself'],
  [['Same event: one says May: the other June.', 'Second: reason'], 'Same event'],
  [['The letter asks and the reply does not answer.'], null],
  [['Here are more words than have room in the gutter of a row: so they stay below'], null],
  [[], null],
])('for the reasons %j the gutter shows %j', (reasons, head) => {
  expect(reasonHeading(reasons)).toBe(head)
})

test('a queue position survives the URL, and an invalid one means the start', () => {
  const id = '01a21400-690d-70a1-861c-e5d7ccd2ead8'
  for (const cursor of [
    { at: null, id },
    { at: 1_790_000_000_123, id },
  ])
    expect(parseCursor(formatCursor(cursor))).toEqual(cursor)
  for (const text of ['', 'x', `x~${id}`, `~${id}`, `-1~${id}`, `${'9'.repeat(15)}~${id}`, `${id}~1`])
    expect(parseCursor(text)).toBeNull()
})
