import { expect, test } from 'vitest'
import { findPassages } from './find-passages'
import { neutralSentence } from './neutral-sentence'

const sentencesOf = (text: string, language = 'en') =>
  findPassages(text, { language, published: '2021-03-06', title: '' }).map((passage) =>
    neutralSentence(passage.proposal, text, passage),
  )

test.each([
  ['“The fare rises in May,” said Rosa Lindqvist.', 'Rosa Lindqvist said the fare rises in May.'],
  ['Rosa Lindqvist said: “Norhavn has no ferry.”', 'Rosa Lindqvist said Norhavn has no ferry.'],
  ['Rosa Lindqvist said: “I never saw the letter.”', 'Rosa Lindqvist said: “I never saw the letter.”'],
  ['Rosa Lindqvist said: “In May we met twice.”', 'Rosa Lindqvist said: “In May we met twice.”'],
  [
    'Rosa Lindqvist said: “In May the board met twice.”',
    'Rosa Lindqvist said that in May the board met twice.',
  ],
  [
    'The Harbour Board met the union, saying it had in May “fixed the fare and told the drivers.”',
    'Harbour Board said it had in May “fixed the fare and told the drivers”.',
  ],
  ['Rosa Lindqvist admitted that the fare rises in May.', 'Rosa Lindqvist said the fare rises in May.'],
  ['Jonas Holt denied that he had seen the letter.', 'Jonas Holt denied that he had seen the letter.'],
  ['“Was the letter opened?” Jonas Holt asked.', 'Jonas Holt asked: “Was the letter opened?”'],
  ['“The fare never rose,” Jonas Holt denied.', 'Jonas Holt said the fare never rose.'],
  ['Jonas Holt said: “The fare rose. The board met.”', 'Jonas Holt said: “The fare rose. The board met.”'],
  ['Jonas Holt asked whether the letter was opened.', 'Jonas Holt asked whether the letter was opened.'],
])('%s', (text, sentence) => {
  expect(sentencesOf(text)).toEqual([sentence])
})

test('no sentence is made of words in another language, of too many words, or of nobody’s', () => {
  expect(sentencesOf('रोज़ा लिंडक्विस्ट ने कहा, "किराया मई में नहीं बढ़ेगा।"', 'hi')).toEqual([null])
  expect(
    sentencesOf(`Rosa Lindqvist said: “${'The fare rises in May and falls in June. '.repeat(9)}”`),
  ).toEqual([null])
  expect(sentencesOf('“Somebody must have seen the letter on that day.”')).toEqual([null])
})
