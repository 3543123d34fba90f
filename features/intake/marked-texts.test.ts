import { expect, test } from 'vitest'
import { markedTexts } from '#test/support/marked-texts'
import { precision, recall, scoreOf, speakersRight } from '#test/support/passage-scores'
import { findPassages } from './find-passages'

const score = (kind: 'quotation' | 'reported' | 'headline') =>
  scoreOf(kind, markedTexts, ({ text, language }) =>
    findPassages(text, { language, published: '2021-03-06', title: '' }),
  )

test('the marked texts are many, and a third is in Hindi or Urdu', () => {
  expect(markedTexts.length).toBeGreaterThanOrEqual(60)
  expect(markedTexts.filter(({ language }) => language !== 'en').length).toBeGreaterThanOrEqual(
    markedTexts.length / 3 - 1,
  )
})

test('quotations are found and named as a person marked them', () => {
  const quotations = score('quotation')
  expect(precision(quotations), quotations.wrong.join('\n')).toBeGreaterThanOrEqual(0.92)
  expect(recall(quotations), quotations.wrong.join('\n')).toBeGreaterThanOrEqual(0.92)
  expect(speakersRight(quotations), quotations.wrong.join('\n')).toBeGreaterThanOrEqual(0.6)
})

test('reported words are found and named as a person marked them', () => {
  const reported = score('reported')
  expect(precision(reported), reported.wrong.join('\n')).toBeGreaterThanOrEqual(0.8)
  expect(recall(reported), reported.wrong.join('\n')).toBeGreaterThanOrEqual(0.8)
  expect(speakersRight(reported), reported.wrong.join('\n')).toBeGreaterThanOrEqual(0.6)
})

test('headlines are found and named as a person marked them', () => {
  const headlines = score('headline')
  expect(precision(headlines), headlines.wrong.join('\n')).toBeGreaterThanOrEqual(0.9)
  expect(recall(headlines), headlines.wrong.join('\n')).toBeGreaterThanOrEqual(0.9)
})
