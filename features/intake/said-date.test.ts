import { expect, test } from 'vitest'
import { saidDateIn } from './said-date'

// A Saturday.
const published = '2021-03-06T19:25+05:30'

test.each([
  ['Rosa Lindqvist said on Friday', 'on Friday', '2021-03-05'],
  ['In a statement issued late Friday, the board said', 'late Friday', '2021-03-05'],
  ['The board said Friday night', 'Friday night', '2021-03-05'],
  ['The board said on Saturday', 'on Saturday', '2021-03-06'],
  ['The board said last Saturday', 'last Saturday', '2021-02-27'],
  ['The board said on Sunday', 'on Sunday', '2021-02-28'],
  ['Holt said yesterday', 'yesterday', '2021-03-05'],
  ['Holt said today', 'today', '2021-03-06'],
  ['Holt wrote on 3 March', 'on 3 March', '2021-03-03'],
  ['Holt wrote on March 3rd', 'on March 3rd', '2021-03-03'],
  ['Holt wrote on 24 December', 'on 24 December', '2020-12-24'],
  ['Holt wrote on 3 March 2019', 'on 3 March 2019', '2019-03-03'],
  ['लिंडक्विस्ट ने शुक्रवार को कहा', 'शुक्रवार को', '2021-03-05'],
  ['लिंडक्विस्ट ने गुरुवार शाम को कहा', 'गुरुवार शाम को', '2021-03-04'],
  ['लिंडक्विस्ट ने 3 मार्च को कहा', '3 मार्च को', '2021-03-03'],
  ['लिंडक्विस्ट ने ३ मार्च २०१९ को कहा', '३ मार्च २०१९ को', '2019-03-03'],
  ['لنڈکوسٹ نے جمعہ کو کہا', 'جمعہ کو', '2021-03-05'],
])('%s: “%s” is %s', (framing, phrase, edtf) => {
  const { saidPhrase, said } = saidDateIn(framing, 100, published)
  expect(saidPhrase?.text).toBe(phrase)
  expect(framing.slice((saidPhrase?.start ?? 0) - 100, (saidPhrase?.end ?? 0) - 100)).toBe(phrase)
  expect(said?.edtf).toBe(edtf)
})

test('words without a day were said by the day of publication', () => {
  expect(saidDateIn('The board said', 0, published)).toMatchObject({
    saidPhrase: null,
    said: { edtf: '../2021-03-06' },
  })
  expect(saidDateIn('The board said', 0, null)).toEqual({ saidPhrase: null, said: null })
})

test('a day that depends on the day of publication is unknown without it', () => {
  expect(saidDateIn('The board said on Friday', 0, null).said).toBeNull()
  expect(saidDateIn('The board said on 3 March 2019', 0, null).said?.edtf).toBe('2019-03-03')
})

test.each(['The board may say', 'Mr Friday said', 'मंगलवारी ने कहा', 'on 31 June', 'on 45 March'])(
  'no day is read from words that only look like one: %s',
  (framing) => {
    expect(saidDateIn(framing, 0, published).said?.edtf ?? '').not.toMatch(/^2021-0[36]-(?:0[1-5]|[34])/)
  },
)
