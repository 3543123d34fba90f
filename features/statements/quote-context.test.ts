import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prefixSuffix, contextAround } from './quote-context'

const article =
  'The fare rises.\nRosa Lindqvist said: “We will never raise the fare.” She left.\nThe fare rises.'

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
  const taken = text.slice(around.start, around.end)
  expect(taken.length).toBeLessThan(1300)
  expect(taken).toMatch(/^😀ferry .*We will😀ferry.*😀ferry$/u)
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
