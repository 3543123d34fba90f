import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  spanBetween,
  type Edges,
  countWords,
  edgesOf,
  snapToWords,
  moveByWord,
  trailingName,
  withoutTrailing,
} from './word-boundaries'

const text = 'We will never, ever raise the fare. किराया कभी नहीं बढ़ेगा।'
const words = (start: number, end: number, language = 'en') => {
  const span = snapToWords(text, { start, end }, language)
  return span && text.slice(span.start, span.end)
}

test('a selection expands to whole words without the space around them', () => {
  expect(words(4, 10)).toBe('will never')
  expect(words(2, 8)).toBe('will')
  expect(words(7, 8)).toBeNull()
  expect(words(9, 9)).toBe('never')
})

test('a selection never cuts a Devanagari cluster', () => {
  const at = text.indexOf('बढ़ेगा')
  expect(words(at + 1, at + 2, 'hi')).toBe('बढ़ेगा')
})

test('trailing punctuation is dropped only if words are left', () => {
  const at = { start: 3, end: text.indexOf(',') + 1 }
  expect(withoutTrailing(text, at)).toEqual({ start: 3, end: at.end - 1 })
  expect(withoutTrailing(text, { start: 3, end: 7 })).toBeNull()
  expect(withoutTrailing('…', { start: 0, end: 1 })).toBeNull()
})

test('each trailing punctuation mark has a name, and several share one', () => {
  expect(trailingName('security,', 8, 9)).toBe('comma')
  expect(trailingName('what ?', 4, 6)).toBe('question mark')
  expect(trailingName('what?!', 4, 6)).toBe('punctuation')
})

test('punctuation does not count as a word', () => {
  expect(countWords('the breach of security,', 'en')).toBe(4)
})

test('any selection of any text stays inside it and cuts no surrogate pair', () => {
  const somewhere = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .chain((any) => fc.tuple(fc.constant(any), fc.nat(any.length), fc.nat(any.length)))
  fc.assert(
    fc.property(somewhere, ([any, first, second]) => {
      const span = snapToWords(any, { start: Math.min(first, second), end: Math.max(first, second) }, 'en')
      if (span === null) return
      expect(span.start).toBeGreaterThanOrEqual(0)
      expect(span.end).toBeLessThanOrEqual(any.length)
      expect(any.slice(span.start, span.end)).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/)
    }),
  )
})

const sample = 'She said: “It is slower for a while.” Then किराया बढ़ेगा।'
const pressKeys = (steps: string, edges: Edges | null = null) =>
  [...steps].reduce<Edges | null>(
    (at, step) =>
      moveByWord(
        sample,
        { edges: at, language: 'en' },
        { isForward: /[>)]/.test(step), isExtending: /[()]/.test(step) },
      ),
    edges,
  )
const reached = (edges: Edges | null) =>
  edges && sample.slice(spanBetween(edges).start, spanBetween(edges).end)

test('arrow keys move from word to word, and stay at the ends', () => {
  expect(reached(pressKeys('>'))).toBe('She')
  expect(reached(pressKeys('>>>'))).toBe('It')
  expect(reached(pressKeys('>>><'))).toBe('said')
  expect(reached(pressKeys('><<'))).toBe('She')
})

test('a selection can be extended to a full stop without the quotation mark after it', () => {
  const at = { start: sample.indexOf('It'), end: sample.indexOf('while') + 5 }
  const edges = edgesOf(sample, at, 'en')
  expect(reached(pressKeys(')', edges))).toBe('It is slower for a while.')
  expect(reached(pressKeys('))', edges))).toBe('It is slower for a while.”')
  expect(reached(pressKeys('))((', edges))).toBe('It is slower for a while')
})

test('extending backwards reverses at the first selected word', () => {
  const edges = pressKeys('>>>>>')
  expect(reached(edges)).toBe('slower')
  expect(reached(pressKeys('((', edges))).toBe('It is slower')
  expect(reached(pressKeys('(()', edges))).toBe('is slower')
  expect(reached(pressKeys('(()))', edges))).toBe('slower for')
})

test('no keyboard step cuts a Devanagari cluster', () => {
  const at = { start: sample.indexOf('Then'), end: sample.indexOf('Then') + 4 }
  expect(reached(pressKeys('>>', edgesOf(sample, at, 'hi')))).toBe('बढ़ेगा')
})
