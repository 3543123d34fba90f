import { expect, test } from 'vitest'
import { firstDifference, findNear, findQuote } from './text-selector'

const text = 'She said: “We will never raise the fare.” We will see.'
const article =
  'The fare rises.\nRosa Lindqvist said: “We will never raise the fare.” She left.\nThe fare rises.'

test('text at its position has no difference', () => {
  expect(firstDifference('We will never raise the fare.', text, 11)).toBeNull()
})

test('the message says after which words the match ends', () => {
  expect(firstDifference('We will never lower the fare.', text, 11)).toBe(
    'The words stop matching the source after “We will never ”.',
  )
})

test('the message says when the text occurs elsewhere', () => {
  expect(firstDifference('We will', text, 3)).toBe('The words stand in the source, but not at this place.')
})

test('the message says when nothing matches', () => {
  expect(firstDifference('Ürümqi', text, 0)).toBe('These words do not stand in the source.')
})

test('a quote is found at its only occurrence; of several, the message names the lines', () => {
  expect(findQuote('We will never', article, null)).toBe(article.indexOf('We will never'))
  expect(findQuote('The fare rises.', article, article.lastIndexOf('The'))).toBe(article.lastIndexOf('The'))
  expect(() => findQuote('The fare rises.', article, null)).toThrow('2 times (lines 1, 3)')
})

test('a quote with other punctuation or spaces is refused, and the message says that only they differ', () => {
  expect(() => findQuote('said: "We will never', article, null)).toThrow(
    'quotation marks, dashes or spaces alone',
  )
  expect(() => findQuote('We will\u00a0never', article, null)).toThrow('copy them from the source')
  expect(() => findQuote('We will always', article, null)).toThrow(/after “We will ”\.$/)
})

test('the message about a difference never splits a character', () => {
  expect(firstDifference('it is 😁', 'it is 😀', 0)).toBe(
    'The words stop matching the source after “it is ”.',
  )
  const faces = '😀'.repeat(30)
  expect(firstDifference(`${faces}x!`, `${faces}x?`, 0)).not.toMatch(/\p{Surrogate}/u)
})

test.each([
  ['accents composed another way', 'Zoe\u0308 said so', 'Zo\u00eb said so'],
  ['a zero-width joiner', 'क्\u200dष', 'क्ष'],
  ['a soft hyphen', 'har\u00adbour', 'harbour'],
])(
  'a quote that differs only in %s is refused, and the message says that it only looks the same',
  (_, there, typed) => {
    expect(() => findQuote(typed, `So: ${there}.`, null)).toThrow('only look the same')
  },
)

test('of several occurrences the one that overlaps the old position is chosen', () => {
  const twice = 'We will. We may. We will.'
  expect(findNear('We will.', twice, { start: 17, end: 25 })).toBe(17)
  expect(findNear('We may.', twice, { start: 17, end: 25 })).toBe(9)
  expect(() => findNear('We', twice, { start: 0, end: 25 })).toThrow('3 times. Take more')
})

test('very many occurrences are neither listed nor counted', () => {
  const many = 'a\n'.repeat(21)
  expect(() => findQuote('a', many, null)).toThrow('in the source more than 20 times. Mark')
  expect(() => findNear('a', many, { start: 0, end: 42 })).toThrow('there more than 20 times. Take')
  expect(findNear('a', many, { start: 40, end: 41 })).toBe(40)
})
