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

test('a headline says what two statements disagree about', () => {
  expect(proposeHeadline(marked('The board knew of the fare.'), marked('The board never knew.'))).toBe(
    'whether the board knew of the fare',
  )
})
