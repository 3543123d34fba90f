import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FieldError } from '#lib/errors'
import {
  contextAround,
  findNear,
  findQuote,
  firstDifference,
  prefixSuffix,
  selectText,
} from './text-selector'

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

test('a quote is found at its only occurrence; otherwise the message names the lines', () => {
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

test('the occurrence that overlaps the old position is chosen', () => {
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

test('prefix and suffix never split a character', () => {
  const faces = '😀'.repeat(40)
  const { prefix, suffix } = prefixSuffix(`${faces}.We will.${faces}`, 81, 89)
  expect(prefix + suffix).not.toMatch(/\p{Surrogate}/u)
  expect(prefix.endsWith('😀.')).toBe(true)
})

test('the context of a quote is its line, or the overlapping sentences of a long line', () => {
  const quote = (text: string) => {
    const start = text.indexOf('“We')
    return { start, end: start + 5 }
  }
  const words = (text: string) => {
    const { start, end } = contextAround(text, quote(text), 'en')
    return text.slice(start, end)
  }
  expect(words(article)).toBe('Rosa Lindqvist said: “We will never raise the fare.” She left.')
  const long = `${'It rained. '.repeat(200)}She said: “We will see.” ${'It rained. '.repeat(200)}`
  expect(words(long)).toBe('She said: “We will see.”')
})

test('the context contains the whole quote, with white space at its ends', () => {
  for (const [text, quote] of [
    ['  We will. ', '  We will. '],
    ['\nWe will.\n', '\nWe will.\n'],
    ['a\n\tWe will.\u2028\nb', '\tWe will.\u2028\n'],
  ] as [string, string][]) {
    const start = text.indexOf(quote)
    const around = contextAround(text, { start, end: start + quote.length }, 'en')
    expect(text.slice(around.start, around.end)).toContain(quote)
  }
})

test('a 64 KiB line without a full stop gives the words near the quote, none of them split', () => {
  const words = '😀ferry '.repeat(8192)
  const text = `${words}We will${words}`
  const around = contextAround(text, { start: words.length, end: words.length + 7 }, 'en')
  const contextText = text.slice(around.start, around.end)
  expect(contextText.length).toBeLessThan(1300)
  expect(contextText).toMatch(/^😀ferry .*We will😀ferry.*😀ferry$/u)
})

test('a window around the quote gives the same sentences as the whole line', () => {
  const words = [
    'The fare rises. ',
    'Rosa Lindqvist said: “No.” ',
    'Why? ',
    'by 3.5 p.m. on ',
    'ferry ',
    'वह आया। ',
  ]
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
  const line = fc.array(fc.constantFrom(...words), { minLength: 300, maxLength: 400 })
  fc.assert(
    fc.property(line, fc.nat(2000), fc.integer({ min: 1, max: 200 }), (parts, start, length) => {
      const text = parts.join('')
      const quote = { start, end: start + length }
      const touched = Array.from(segmenter.segment(text), ({ segment, index }) => ({
        segment,
        index,
      })).filter(({ segment, index }) => index < quote.end && index + segment.length > quote.start)
      const sentences = touched.map(({ segment }) => segment).join('')
      fc.pre((touched[0]?.index ?? 0) > quote.start - 600 && sentences.length < 600)
      const around = contextAround(text, quote, 'en')
      expect(text.slice(around.start, around.end).trim()).toBe(sentences.trim())
    }),
    { numRuns: 50 },
  )
})

const first = article.indexOf('We will never raise')
const previous = { quote: { start: first, end: first + 13 }, context: { start: 16, end: first + 30 } }
const select = (quote: string, context: string | null) =>
  selectText({ quote, context, language: 'en' }, article, previous)

test('new text is searched near the old position, with the given or the surrounding context', () => {
  expect(select('We will never raise the fare.', null)).toMatchObject({ quoteAt: first, contextAt: 16 })
  expect(select('the fare', 'never raise the fare.')).toMatchObject({
    quoteAt: article.indexOf('the fare'),
    contextAt: article.indexOf('never raise'),
  })
})

test.each([
  ['quote', 'We will always', null, 'stop matching the source after “We will ”'],
  ['quote', 'We will always', 'We will never', 'stop matching the source after “We will ”'],
  ['quote', 'The fare rises.', null, '2 times. Take more'],
  ['context', 'We will never', 'We will always', 'stop matching the source'],
  ['context', 'She left.', 'never raise the fare.', 'do not hold the quotation'],
])('an error in the %s is reported at that field', (field, quote, context, sentence) => {
  expect(() => select(quote, context)).toThrow(FieldError)
  expect(() => select(quote, context)).toThrow(expect.objectContaining({ field }))
  expect(() => select(quote, context)).toThrow(sentence)
})
