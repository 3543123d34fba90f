import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordDiff } from './word-diff'

const markedDiff = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ kind, text }) => ({ same: text, gone: `[-${text}-]`, new: `[+${text}+]` })[kind])
    .join('')

test('removed words precede added ones, with unchanged words in between', () => {
  expect(markedDiff('the fare will rise in May', 'the fare will not rise in June')).toBe(
    'the fare will [+not +]rise in [-May-][+June+]',
  )
})

test('adjacent changes are merged, with the space between them', () => {
  expect(markedDiff('a technical update', 'a security notice')).toBe(
    'a [-technical update-][+security notice+]',
  )
})

test('a text that is added or removed is one change', () => {
  expect(markedDiff('', 'both.')).toBe('[+both.+]')
  expect(markedDiff('both.', '')).toBe('[-both.-]')
  expect(markedDiff('both.', 'both.')).toBe('both.')
})

test('a change never splits a grapheme cluster', () => {
  expect(markedDiff('सरकार ने कहा', 'सरकार ने नहीं कहा')).toBe('सरकार ने [+नहीं +]कहा')
  const clusters = new Intl.Segmenter('hi', { granularity: 'grapheme' })
  const scripts = fc.array(fc.constantFrom('कि', 'की', 'क्षि', ' ', '👨‍👩‍👧', '🇮🇳', 'e\u0301', 'e', '.'))
  fc.assert(
    fc.property(scripts, scripts, (left, right) => {
      const [before, after] = [left.join(''), right.join('')]
      const segments = new Set(
        [before, after].flatMap((text) => Array.from(clusters.segment(text), (s) => s.segment)),
      )
      for (const { text } of wordDiff(before, after))
        for (const { segment } of clusters.segment(text)) expect(segments).toContain(segment)
    }),
  )
})

test('runs without additions give the old text, and runs without removals the new one', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', 'ab ', '\n'), maxLength: 40 })
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const runs = wordDiff(before, after)
      const of = (kind: string) =>
        runs
          .filter((run) => run.kind !== kind)
          .map(({ text }) => text)
          .join('')
      expect([of('new'), of('gone')]).toEqual([before, after])
    }),
    { numRuns: 1000 },
  )
})

test('a few changes in a long text are shown word by word, however far apart', () => {
  const long = Array.from({ length: 4_000 }, (_, index) => `word${index}`).join(' ')
  const edited = long.replace('word10 ', 'fare ').replace('word3990 ', 'ferry ')
  expect(wordDiff(long, edited).filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'gone', text: 'word10' },
    { kind: 'new', text: 'fare' },
    { kind: 'gone', text: 'word3990' },
    { kind: 'new', text: 'ferry' },
  ])
})

test('a paragraph that is inserted is one change, however long', () => {
  for (const words of [3_000, 30_000]) {
    const paragraph = Array.from({ length: words }, (_, index) => `word${index} `).join('')
    const runs = wordDiff('the fare rises', `the fare ${paragraph}rises`)
    expect(runs.map(({ kind, text }) => [kind, text.length])).toEqual([
      ['same', 'the fare '.length],
      ['new', paragraph.length],
      ['same', 'rises'.length],
    ])
  }
})

test('two long texts without common words are one deletion and one insertion', () => {
  const long = (word: string) => Array.from({ length: 10_000 }, (_, index) => `${word}${index}`).join(' ')
  expect(wordDiff(long('a'), long('b'))).toHaveLength(2)
})
