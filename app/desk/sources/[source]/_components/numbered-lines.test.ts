import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberedLines } from './numbered-lines'

test('each line of a text is split where statements begin and end', () => {
  const text = 'One two.\nThree four.'
  expect(numberedLines(text, [{ number: 1, start: 4, end: 14 }])).toEqual([
    {
      number: 1,
      stretches: [
        { text: 'One ', isCaptured: false, begins: [] },
        { text: 'two.\n', isCaptured: true, begins: [1] },
      ],
    },
    {
      number: 2,
      stretches: [
        { text: 'Three', isCaptured: true, begins: [] },
        { text: ' four.', isCaptured: false, begins: [] },
      ],
    },
  ])
})

test('the stretches of all lines join to the exact text, for any statements', () => {
  const somewhere = fc
    .string({ unit: fc.constantFrom('a', ' ', '\n', '𝒜', 'ब') })
    .chain((text) =>
      fc.tuple(fc.constant(text), fc.array(fc.tuple(fc.nat(text.length), fc.nat(text.length)))),
    )
  fc.assert(
    fc.property(somewhere, ([text, places]) => {
      const spans = places.map(([first, second], index) => ({
        number: index,
        start: Math.min(first, second),
        end: Math.max(first, second),
      }))
      const words = numberedLines(text, spans).flatMap(({ stretches }) =>
        stretches.map((stretch) => stretch.text),
      )
      expect(words.join('')).toBe(text)
    }),
  )
})
