import fc from 'fast-check'
import { expect, test } from 'vitest'
import { segmentsOf } from './segments'

const segmenter = new Intl.Segmenter(['en', 'hi'], { granularity: 'word' })
const pieces = [
  'the ',
  "can't",
  '3.5',
  '\n',
  '😀',
  'e\u0301',
  '👩‍👩‍👧',
  '“',
  'क्षेत्र ',
  '...',
  'a'.repeat(300),
  '🇮🇳',
]

test('segmenting by window gives the words of the whole text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 300 }), (parts) => {
      const text = parts.join('')
      const expected = Array.from(segmenter.segment(text), ({ segment, index, isWordLike }) => ({
        segment,
        index,
        isWordLike,
      }))
      expect([...segmentsOf(text, segmenter)]).toEqual(expected)
    }),
    { numRuns: 200 },
  )
})
