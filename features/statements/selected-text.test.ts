import { expect, test } from 'vitest'
import { FieldError } from '#lib/errors'
import { selectText } from './selected-text'

const article =
  'The fare rises.\nRosa Lindqvist said: “We will never raise the fare.” She left.\nThe fare rises.'
const first = article.indexOf('We will never raise')
const stood = { quote: { start: first, end: first + 13 }, context: { start: 16, end: first + 30 } }
const taken = (quote: string, context: string | null) =>
  selectText({ quote, context, language: 'en' }, article, stood)

test('new text is searched near the old position, with the given or the surrounding context', () => {
  expect(taken('We will never raise the fare.', null)).toMatchObject({ quoteAt: first, contextAt: 16 })
  expect(taken('the fare', 'never raise the fare.')).toMatchObject({
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
  expect(() => taken(quote, context)).toThrow(FieldError)
  expect(() => taken(quote, context)).toThrow(expect.objectContaining({ field }))
  expect(() => taken(quote, context)).toThrow(sentence)
})
