import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contains, searchFor } from './text-search'

const letters = (maxLength: number) =>
  fc.array(fc.constantFrom('a', 'b', '😀', '😁'), { maxLength }).map((parts) => parts.join(''))

function offsetsByIndexOf(words: string, text: string): number[] {
  const offsets: number[] = []
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) offsets.push(at)
  return offsets
}

test('a search finds what indexOf finds, and the longest matching prefix', () => {
  fc.assert(
    fc.property(
      letters(6).filter((words) => words !== ''),
      letters(40),
      (words, text) => {
        const { offsets, longestPrefix } = searchFor(words, text, Number.POSITIVE_INFINITY)
        expect(offsets).toEqual(offsetsByIndexOf(words, text))
        expect(contains(text, words)).toBe(text.includes(words))
        expect(text).toContain(words.slice(0, longestPrefix))
        if (longestPrefix < words.length) expect(text).not.toContain(words.slice(0, longestPrefix + 1))
      },
    ),
  )
})

test('a search stops after the last requested offset', () => {
  expect(searchFor('a', 'a'.repeat(100), 3).offsets).toEqual([0, 1, 2])
  expect(contains('text', '')).toBe(true)
})
