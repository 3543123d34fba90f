import fc from 'fast-check'
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
    ['reported', 'has not answered for a week', 'Harbour Board', 'PARAPHRASE'],
    ['quotation', 'The board knew of the fare in May.', 'Rosa Lindqvist', 'VERBATIM'],
    ['reported', 'nobody asked about the fare before June', 'Harbour Board', 'PARAPHRASE'],
  ])
  expect(passages[1]?.proposal.act).toBe('DECLINED_TO_COMMENT')
  expect(passages[2]?.proposal).toMatchObject({
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
    'Harbour Board has not answered for a week.',
    'Rosa Lindqvist said the board knew of the fare in May.',
    'Harbour Board said nobody asked about the fare before June.',
  ])
})

test('words inside another person’s quotation are nested, with that person in the chain', () => {
  const text =
    '“In a recent reply, the Ministry of Ferries has clarified that no boat was sold,” Jonas Holt added.'
  const [quotation] = findPassages(text, { ...options, title: '' })
  expect(quotation?.proposal).toMatchObject({ nested: true, speaker: { name: 'Jonas Holt' } })
  const start = text.indexOf('no boat was sold')
  const proposal = describePassage(text, { start, end: start + 'no boat was sold'.length }, options)
  expect(proposal).toMatchObject({
    wording: 'REPORTED',
    speaker: { name: 'Ministry of Ferries' },
    cue: 'clarified that',
    chain: [{ name: 'Jonas Holt', cue: 'added' }],
    nested: true,
  })
})

test.each([
  ['“The fare rose,” said Rosa Lindqvist.\n\n“It fell in May, and it rose again.”', 'Rosa Lindqvist'],
  [
    '“The fare rose,” said Rosa Lindqvist.\n\nJonas Holt shook his head.\n\n“It fell in May, and it rose again.”',
    'Jonas Holt',
  ],
  [
    '“The fare rose,” said Rosa Lindqvist. “It fell in May, and it rose again.” Jonas Holt left.',
    'Rosa Lindqvist',
  ],
  [
    `“The fare rose,” said Rosa Lindqvist.\n\n${'The ferry runs and runs and runs. '.repeat(8)}\n\n“It fell in May, and it rose again.”`,
    undefined,
  ],
])('a quotation without words of saying has the speaker named last: %j', (text, speaker) => {
  const passages = findPassages(text, { ...options, title: '' })
  expect(passages.at(-1)?.proposal.speaker?.name).toBe(speaker)
})

test.each([
  [
    'The Norhavn Center for Ferry Safety and Prevention said it had asked the captain.',
    'Norhavn Center for Ferry Safety and Prevention',
  ],
  ['According to WHO, there were twelve cases on the ferry.', 'WHO'],
  ['“At no time was a boat sold,” the statement read.', 'the statement'],
  ['US officials said the ferry was late.', 'US officials'],
  ['The embassy in Norhavn said the ferry was late.', 'The embassy'],
  ['Ida Moen, who lives by the pier, the bridge and the mill, said the ferry was late.', 'Ida Moen'],
  ['Governor Elin Strand of the Harbour Party said the ferry was late.', 'Elin Strand'],
  ['South Norhavn Gov. Elin Strand said the ferry was late.', 'Elin Strand'],
])('%s is said by %s', (text, speaker) => {
  expect(findPassages(text, { ...options, title: '' }).map(({ proposal }) => proposal.speaker?.name)).toEqual(
    [speaker],
  )
})

test.each([
  'You can say the ferry is late, and nobody will hear you.',
  'The United States of Norhavn has a ferry that “runs late”.',
  'Let’s say the ferry is late for once.',
  'They sang “Ten Boats for Norhavn” on the pier.',
  'The board did not say that the ferry was late.',
])('nobody is quoted in: %s', (text) => {
  expect(findPassages(text, { ...options, title: '' })).toEqual([])
})

test('a medium that passes words on is a step of the chain, a court is not', () => {
  const chainOf = (text: string) => findPassages(text, { ...options, title: '' })[0]?.proposal.chain
  expect(chainOf('“I counted five people on the ground,” Ida Moen told Reuters.')).toEqual([
    { name: 'Reuters', cue: 'told' },
  ])
  expect(chainOf('“I counted five people on the ground,” Ida Moen told the court.')).toEqual([])
})

test('marked words that nobody says are the publication’s own', () => {
  const proposal = describePassage(
    'The ferry runs four times a day.',
    { start: 0, end: 9 },
    { ...options, title: '' },
  )
  expect(proposal).toMatchObject({ wording: 'PUBLICATIONS_OWN_WORDS', speaker: null, cue: null, chain: [] })
})

test.each([
  ['', []],
  [' \n ', []],
  ['“', []],
  ['“”', []],
  ['“ ” said', []],
  ['said said said', []],
  ['\uD800 said that \uDC00 it is so', []],
])('text without a passage gives none: %j', (text, passages) => {
  expect(findPassages(text, { ...options, title: '' })).toEqual(passages)
})

test('every passage and context lies in its text, whatever the text is', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          ...'“ ” " \' ‘ ’ « » said that Rosa Lindqvist , . : told ने कहा कि । نے کہا کہ ۔ \n'.split(' '),
          ' ',
        ),
        {
          maxLength: 60,
        },
      ),
      (parts) => {
        const text = parts.join('')
        for (const { start, end, proposal } of findPassages(text, { ...options, title: '' })) {
          expect(start).toBeLessThan(end)
          expect(proposal.context.start).toBeLessThanOrEqual(start)
          expect(proposal.context.end).toBeGreaterThanOrEqual(end)
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
        }
      },
    ),
  )
})
