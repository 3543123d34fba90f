import { expect, test } from 'vitest'
import { describePassage, findPassages } from './find-passages'
import { neutralSentence } from './neutral-sentence'
import { readPastedText } from './read-source'

const article = `Harbour Board knew of the fare in May, says Lindqvist

By Jonas Holt

Published: 6 March 2021, 7:25 pm

NORHAVN: The Harbour Board has not answered for a week.

In a statement issued late Friday, Rosa Lindqvist said, “The board knew of the fare in May.”

According to the Harbour Board, nobody asked about the fare before June.`
const source = readPastedText(article)
const options = { language: 'en', published: '2021-03-06', title: source.title?.value ?? '' }

test('a pasted text gives title, byline, day and place of its source', () => {
  expect(source).toMatchObject({
    title: { value: 'Harbour Board knew of the fare in May, says Lindqvist' },
    byline: { value: 'Jonas Holt' },
    published: { value: '2021-03-06T19:25' },
    dateline: { value: 'NORHAVN' },
    language: { value: 'en' },
    kind: { value: 'ARTICLE' },
    proximity: { value: 'DERIVATIVE' },
    publisher: null,
    updated: null,
  })
})

test('a text gives its headline, quotations and reported words with their speakers', () => {
  const passages = findPassages(article, options)
  expect(
    passages.map(({ kind, start, end, proposal }) => [
      kind,
      article.slice(start, end),
      proposal.speaker?.name,
      proposal.wording,
    ]),
  ).toEqual([
    ['headline', 'Harbour Board knew of the fare in May', 'Rosa Lindqvist', 'HEADLINE'],
    ['quotation', 'The board knew of the fare in May.', 'Rosa Lindqvist', 'VERBATIM'],
    ['reported', 'nobody asked about the fare before June', 'Harbour Board', 'PARAPHRASE'],
  ])
  expect(passages[1]?.proposal).toMatchObject({
    cue: 'said',
    saidPhrase: { text: 'late Friday' },
    said: { edtf: '2021-03-05' },
  })
})

test('marked words inside a quotation have its speaker', () => {
  const start = article.indexOf('knew of the fare in May.')
  const proposal = describePassage(article, { start, end: start + 16 }, options)
  expect(proposal).toMatchObject({ wording: 'VERBATIM_FRAGMENT', speaker: { name: 'Rosa Lindqvist' } })
})

test('the neutral sentence of a passage has no word that the passage does not have', () => {
  const passages = findPassages(article, options)
  expect(passages.map((passage) => neutralSentence(passage.proposal, article, passage))).toEqual([
    'Rosa Lindqvist said Harbour Board knew of the fare in May.',
    'Rosa Lindqvist said the board knew of the fare in May.',
    'Harbour Board said nobody asked about the fare before June.',
  ])
})
