import { expect, test } from 'vitest'
import { aDispute } from '#test/support/dispute-document'
import { recordOne } from '#test/support/record-document'
import { etv } from '#test/support/statement-documents'
import { citation, permalink } from './citation'
import { filename } from './filename'
import { dateSentence, dayWords, publishedSentence, sourceLine } from './sentences'
import { text } from './text'

const imprint = { origin: 'https://variance.example', sha256: 'ab'.repeat(32) }

test('plain text of a dispute holds every statement with its three dates, attribution and numbered source', () => {
  const document = aDispute()
  const written = text(document, imprint)
  for (const { quote, attributionSentence } of document.statements) {
    expect(written).toContain(`“${quote}”`)
    expect(written).toContain(attributionSentence)
  }
  expect(written.match(/^ {3}(Said|Published|Is about): /gm)).toHaveLength(6)
  expect(written.match(/^\[\d\] /gm)).toHaveLength(1)
  expect(written).toContain(imprint.sha256)
  expect(written).toContain('https://variance.example/disputes/pegasus-and-whatsapp-2019?v=2')
  expect(written).toContain('This summary records a disagreement. It is not a finding.')
})

test('a citation names subject, number, version and day of the version it was taken from', () => {
  expect(citation(recordOne())).toBe(
    '“What the May notice contained”, At Variance, record 1, version 3, 13 November 2019.',
  )
  expect(permalink(recordOne(), imprint.origin)).toBe(
    'https://variance.example/records/1-what-the-may-notice-contained?v=3',
  )
})

test('a file’s name is letters, digits, hyphens and one dot, whatever the slug holds', () => {
  expect(filename(recordOne(), 'csv')).toBe('at-variance-record-1-v3.csv')
  expect(filename({ ...aDispute(), slug: '..\r\n"; x=".exe' }, 'csv')).toBe('at-variance-dispute-xexe-v2.csv')
})

test('an inferred date is never written as a stated one, and what is not known is written so', () => {
  const date = {
    edtf: '2019-11-01',
    min: null,
    max: null,
    phrase: 'late Friday',
    inferred: true,
    basis: null,
  }
  expect(dateSentence(date)).toBe('1 Nov 2019 (inferred). In the source’s words: “late Friday”.')
  expect(dayWords(date)).toBe('1 Nov 2019, inferred')
  expect(dayWords({ ...date, edtf: '../2019-11-02', inferred: false })).toBe('on or before 2 Nov 2019')
  expect(dayWords({ ...date, edtf: '2019-05', inferred: false })).toBe('May 2019')
  expect(dayWords({ ...date, edtf: null })).toBe('date not stated')
  expect(dateSentence({ ...date, edtf: null, phrase: null })).toBe('Date not stated.')
})

test('a month keeps its capital in the line of a source, and a range loses it', () => {
  const source = { ...etv, published: '2019-05', updated: '2019-06/2019-07' }
  expect(sourceLine(source)).toContain('published May 2019, updated between June 2019 and July 2019')
  expect(publishedSentence(source)).toBe('May 2019, updated between June 2019 and July 2019.')
})

test('a statement from a span of months is dated within its sentence', () => {
  const date = { edtf: '2019-05/2019-06', min: null, max: null, phrase: null, inferred: false, basis: null }
  expect(dayWords(date)).toBe('between May 2019 and June 2019')
  expect(dateSentence({ ...date, edtf: '2017~' })).toBe('About 2017.')
})
