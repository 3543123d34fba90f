import { expect, test } from 'vitest'
import { proposeLink } from './differing-words'
import { proposeHeadline } from './headline'

const marked = (text: string) => ({ text, start: 0, end: text.length })
const wordsOf = (a: string, b: string) => {
  const link = proposeLink(marked(a), marked(b))
  return link && [a.slice(link.a.start, link.a.end), b.slice(link.b.start, link.b.end), link.label]
}

test('two statements differ by a figure of the same unit', () => {
  expect(wordsOf('The ferry took 40 passengers.', 'There were 55 passengers on the ferry.')).toEqual([
    '40 passengers',
    '55 passengers',
    'how many passengers',
  ])
})

test('two statements differ by a negation', () => {
  expect(wordsOf('The board knew of the fare.', 'In May, the board did not know of the fare.')).toEqual([
    'The board knew of the fare',
    'the board did not know of the fare',
    'whether the board knew of the fare',
  ])
})

test.each([
  [
    'He left at nine, and the ferry carried 1,400 devices.',
    'It harmed 1,400 people.',
    ['1,400 devices', '1,400 people', 'what the figure 1,400 counts'],
  ],
  [
    'The Harbour Board met on Tuesday.',
    'The Harbour Board met on 29 October.',
    ['on Tuesday', 'on 29 October', 'the day'],
  ],
  [
    'The union has been claiming that it had informed the board of the fare.',
    'Many met, but they never mentioned the fare.',
    [
      'it had informed the board of the fare',
      'they never mentioned the fare',
      'whether it had informed the board of the fare',
    ],
  ],
  [
    'None of the boats were sold.',
    'It sold the boats.',
    ['None of the boats were sold', 'It sold the boats', 'whether it sold the boats'],
  ],
  [
    'The captain saw the ‘letter’, twice.',
    'The captain never saw it.',
    ['The captain saw the ‘letter’', 'The captain never saw it', 'whether the captain saw the ‘letter’'],
  ],
  [
    'बोर्ड को किराया पता था।',
    'बोर्ड को किराया पता नहीं था।',
    ['बोर्ड को किराया पता था', 'बोर्ड को किराया पता नहीं था', 'बोर्ड को किराया पता था'],
  ],
])('%s and %s differ by these words', (a, b, words) => {
  expect(wordsOf(a, b)).toEqual(words)
})

test('a headline says what two statements disagree about', () => {
  expect(proposeHeadline(marked('The board knew of the fare.'), marked('The board never knew.'))).toBe(
    'whether the board knew of the fare',
  )
})
