import { describe, expect, test } from 'vitest'
import type { Wording } from '#features/statements/statement'
import { passageWords, relayersInText } from './voice'

/** The quote in a context, with the chain from the originator to the publication. */
const quoted = (context: string, quote: string, names: readonly string[], wording: Wording = 'VERBATIM') => ({
  context,
  quote,
  quoteStart: context.indexOf(quote),
  wording,
  attribution: names.map((name) => ({ speaker: { name } })),
})
const wordsOf = (statement: ReturnType<typeof quoted>, exact: string) => {
  const start = statement.context.indexOf(exact)
  return passageWords(statement, { start, end: start + exact.length, exact })
}
const four = ['Board', 'Holt', 'Lee', 'Post']

describe('in a chain of four steps', () => {
  test('words around the inner quotation are those of the one whom the publication quotes', () => {
    const statement = quoted(
      'Lee said: “Holt told us the Board ‘would not pay’ in May.”',
      'would not pay',
      four,
    )
    expect(wordsOf(statement, 'told us')).toBe('told us (in the words of Lee)')
    expect(wordsOf(statement, 'would not')).toBe('“would not”')
    expect(wordsOf(statement, 'Lee said')).toBe('Lee said (the reporter’s words)')
  })

  test('words in a quotation of the middle step are not the speaker’s', () => {
    const statement = quoted('“Holt told us: ‘the Board will never pay’,” Lee said.', 'will never pay', four)
    expect(wordsOf(statement, 'the Board')).toBe('the Board (from the words around the statement)')
    expect(wordsOf(statement, 'Holt told us')).toBe('Holt told us (in the words of Lee)')
    expect(wordsOf(statement, 'never pay')).toBe('“never pay”')
  })

  test('each quotation belongs to its step if there is one for each', () => {
    const context = 'Lee said: “Holt told us: ‘The Board wrote “we will never pay” in May.’ Then he left.”'
    const statement = quoted(context, 'never pay', four)
    expect(wordsOf(statement, 'we will')).toBe('“we will”')
    expect(wordsOf(statement, 'The Board wrote')).toBe('The Board wrote (in the words of Holt)')
    expect(wordsOf(statement, 'Then he left')).toBe('Then he left (in the words of Lee)')
  })

  test('a paraphrase inside one quotation is in the words of the one whom the publication quotes', () => {
    const statement = quoted(
      '“Holt told us that they refuse to pay,” Lee said.',
      'they refuse',
      four,
      'REPORTED',
    )
    expect(wordsOf(statement, 'told us')).toBe('told us (in the words of Lee)')
    const nested = quoted('“Holt said, ‘I hear they refuse’,” Lee said.', 'they refuse', four, 'REPORTED')
    expect(wordsOf(nested, 'I hear')).toBe('I hear (in the words of Holt)')
    expect(wordsOf(nested, 'Holt said')).toBe('Holt said (in the words of Lee)')
  })

  test('every relayer has a name', () => {
    expect(relayersInText(quoted('x', 'x', four))).toBe('Holt and Lee')
    expect(relayersInText(quoted('x', 'x', ['Board', 'Holt', 'Lee', 'Kim', 'Post']))).toBe(
      'Holt, Lee and Kim',
    )
    expect(relayersInText(quoted('x', 'x', ['Board', 'Post']))).toBeNull()
  })
})

test('words that a relayer quotes from somebody else are not in the relayer’s words', () => {
  const context = 'Lee said: “Kim asked ‘who pays’, and the Board ‘would not pay’ it.”'
  const statement = quoted(context, 'would not pay', ['Board', 'Lee', 'Post'])
  expect(wordsOf(statement, 'who pays')).toBe('who pays (from the words around the statement)')
  expect(wordsOf(statement, 'Kim asked')).toBe('Kim asked (in the words of Lee)')
})
