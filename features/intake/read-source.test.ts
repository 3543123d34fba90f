import { expect, test } from 'vitest'
import { readPastedText } from './read-source'

const body = 'The board of the harbour met on Friday and spoke of the fare for three hours, until midnight.'
const values = (text: string) => {
  const { title, publisher, byline, published, updated, dateline, language, kind, proximity } =
    readPastedText(text)
  return Object.fromEntries(
    Object.entries({ title, publisher, byline, published, updated, dateline, language, kind, proximity })
      .map(([field, seen]) => [field, seen?.value ?? null] as const)
      .filter(([, value]) => value !== null),
  )
}

test('an article names its headline, byline, agency, place and day', () => {
  expect(
    values(
      `Ferry fare fixed in May | The Norhavn Times\n\nBy Jonas Holt and Ida Moen\n\nNORHAVN, 6 March 2021 (Norhavn Press) — ${body}`,
    ),
  ).toEqual({
    title: 'Ferry fare fixed in May',
    publisher: 'The Norhavn Times',
    byline: 'Jonas Holt and Ida Moen',
    published: '2021-03-06',
    dateline: 'NORHAVN',
    language: 'en',
    kind: 'ARTICLE',
    proximity: 'DERIVATIVE',
  })
})

test.each([
  ['Published: 6 March 2021', '2021-03-06'],
  ['Published on March 6, 2021 at 7:25 pm IST', '2021-03-06T19:25+05:30'],
  ['Posted: 2021-03-06', '2021-03-06'],
  ['Saturday, 6 March 2021', '2021-03-06'],
  ['Mar 06 2021 | 12:14 AM IST', '2021-03-06T00:14+05:30'],
  ['प्रकाशित: 6 मार्च 2021', '2021-03-06'],
  ['Last Updated: 6 March 2021', '../2021-03-06'],
])('%s gives the day of publication', (line, edtf) => {
  expect(values(`The fare was fixed in May\n\n${line}\n\n${body}`)).toMatchObject({ published: edtf })
})

test.each([
  ['FOR IMMEDIATE RELEASE', 'PRESS_RELEASE'],
  ['Dear Ms Lindqvist,', 'LETTER'],
  ['Rosa Lindqvist @rosalindqvist · 6 Mar 2021', 'POST'],
  ['LOK SABHA UNSTARRED QUESTION NO. 351', 'PARLIAMENTARY_RECORD'],
  ['IN THE HIGH COURT OF NORHAVN', 'COURT_FILING'],
  ['Subject: Information under the Right to Information Act', 'INFORMATION_REPLY'],
])('the line “%s” says what a source is, and that it is original', (line, kind) => {
  expect(values(`${line}\n\n${body}`)).toMatchObject({ kind, proximity: 'ORIGINAL' })
})

test('a post names its author and its day', () => {
  expect(values(`Rosa Lindqvist @rosalindqvist · 6 Mar 2021\n\n${body}`)).toMatchObject({
    byline: 'Rosa Lindqvist',
    published: '2021-03-06',
    kind: 'POST',
  })
})

test('a transcript is known by the names before its words', () => {
  expect(
    values(`Holt: We left at nine.\nLindqvist: The log says ten.\nHolt: It is wrong.\nLindqvist: It is not.`),
  ).toMatchObject({
    kind: 'TRANSCRIPT',
  })
})

test.each([
  [`${body} ${body}`, 'en'],
  ['हार्बर बोर्ड ने कहा कि किराया इस साल नहीं बढ़ेगा और नाव चलती रहेगी।', 'hi'],
  ['ہاربر بورڈ نے کہا کہ کرایہ اس سال نہیں بڑھے گا اور کشتی چلتی رہے گی۔', 'ur'],
])('the language of a text is read from its script and its words', (text, language) => {
  expect(values(text)).toMatchObject({ language })
})

test('a text that says nothing about itself gives nothing', () => {
  expect(values('Nobody was told.')).toEqual({})
  expect(values('')).toEqual({})
  expect(values('Der Preis der Fähre steigt im Mai um zehn Kronen, sagte der Rat.')).toEqual({})
})

test('repeated headlines, links and subscriptions are furniture; paragraphs are not', () => {
  const text = `The fare was fixed in May\n\n${body}\n\nThe fare was fixed in May\n\nAlso read: Ten boats for Norhavn\n\n${body}\n\nSubscribe\n\n£4 a month`
  const { furniture } = readPastedText(text)
  expect(furniture.map(({ start, end }) => text.slice(start, end))).toEqual([
    'The fare was fixed in May\n\nAlso read: Ten boats for Norhavn',
    'Subscribe\n\n£4 a month',
  ])
})

test('each value says where it was seen', () => {
  const text = `The fare was fixed in May\n\nBy Jonas Holt\n\n${body}`
  const { title, byline, language } = readPastedText(text)
  expect([title?.at, byline?.at].map((at) => at && text.slice(at.start, at.end))).toEqual([
    'The fare was fixed in May',
    'By Jonas Holt',
  ])
  expect(byline?.where).toBe('the line “By Jonas Holt”')
  expect(language?.where).toBe('its script and commonest words')
})

const namesAndDays = (text: string) => {
  const { title, publisher, published, byline } = readPastedText(text)
  return [title, publisher, published, byline].map((fact) => fact?.value ?? null)
}
const paragraph =
  'The board met on Friday in the harbour, and spoke for three hours about the fare of the ferry.'

test('a name and a date in one line at the top are publisher and day', () => {
  const title = 'No rise in the fare of the ferry'
  const lines = ['The Ferry Post, 2 November 2019', 'By Mara Quill', '', paragraph]
  expect(namesAndDays([title, ...lines].join('\n'))).toEqual([
    title,
    'The Ferry Post',
    '2019-11-02',
    'Mara Quill',
  ])
  expect(namesAndDays([title, 'Island Gazette', '2 Nov 2019', paragraph].join('\n'))).toEqual([
    ...[title, 'Island Gazette', '2019-11-02', null],
  ])
})

test('a line that is a sentence, a byline or a path is no publisher', () => {
  const title = 'No rise in the fare of the ferry'
  for (const line of [
    'The board met again today',
    'By Mara Quill',
    'Home / Harbour / Ferry',
    'Subscribe now',
  ])
    expect(namesAndDays([title, line, paragraph].join('\n'))[1]).toBe(null)
})
