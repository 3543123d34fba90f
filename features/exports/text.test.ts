import { expect, test } from 'vitest'
import { aDispute } from '#test/support/dispute-document'
import { recordOne } from '#test/support/record-document'
import { etv } from '#test/support/statement-documents'
import { defaultNewsroom } from '#features/newsroom/newsroom'
import { citation, permalink } from './citation'
import { csv } from './csv'
import { filename } from './filename'
import { markdown } from './markdown'
import { dateSentence, dayWords, publishedSentence, sourceLine } from './sentences'
import { text } from './text'

const imprint = { origin: 'https://variance.example', sha256: 'ab'.repeat(32) }

test('the text export of a dispute has every statement with three dates, attribution and numbered source', () => {
  const document = aDispute()
  const output = text(document, imprint)
  for (const { quote, attributionSentence } of document.statements) {
    expect(output).toContain(`“${quote}”`)
    expect(output).toContain(attributionSentence)
  }
  expect(output.match(/^ {3}(Said|Published|Is about): /gm)).toHaveLength(6)
  expect(output.match(/^\[\d\] /gm)).toHaveLength(1)
  expect(output).toContain(imprint.sha256)
  expect(output).toContain('https://variance.example/disputes/pegasus-and-whatsapp-2019?v=2')
  expect(output).toContain('This summary records a disagreement. It is not a finding.')
})

test('exports name the newsroom and the licence of its data, where it gives one', () => {
  const licence = { name: 'CC BY 4.0 [x](y)', url: 'https://licence.example/by/4.0/' }
  const newsroom = { ...defaultNewsroom, name: '=The *Harbour* Record', licence }
  const context = { ...imprint, newsroom }
  expect(text(aDispute(), context)).toContain('=The *Harbour* Record, dispute, version 2')
  expect(text(aDispute(), context)).toContain(`\nLicence of the data: ${licence.name} ${licence.url}\n`)
  const marked = markdown(recordOne(), context)
  expect(marked).toContain('=The \\*Harbour\\* Record, record 1')
  expect(marked).toContain(
    '- **Licence of the data:** CC BY 4.0 \\[x\\](y) <https://licence.example/by/4.0/>',
  )
  expect(text(aDispute(), imprint)).not.toContain('Licence')
  expect(csv(recordOne(), context)).toContain('=The *Harbour* Record, record 1')
})

test('a citation names subject, number, version and the date of that version', () => {
  expect(citation(recordOne())).toBe(
    '“What the May notice contained”, At Variance, record 1, version 3, 13 November 2019.',
  )
  expect(permalink(recordOne(), imprint.origin)).toBe(
    'https://variance.example/records/1-what-the-may-notice-contained?v=3',
  )
})

test('a file name has only letters, digits, hyphens and one dot, whatever the slug', () => {
  expect(filename(recordOne(), 'csv')).toBe('at-variance-record-1-v3.csv')
  expect(filename({ ...aDispute(), slug: '..\r\n"; x=".exe' }, 'csv')).toBe('at-variance-dispute-xexe-v2.csv')
})

test('an inferred date is marked as inferred, and an unknown one as unknown', () => {
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

test('a source line starts a month with a capital, and a range without', () => {
  const source = { ...etv, published: '2019-05', updated: '2019-06/2019-07' }
  expect(sourceLine(source)).toContain('published May 2019, updated between June 2019 and July 2019')
  expect(publishedSentence(source)).toBe('May 2019, updated between June 2019 and July 2019.')
})

test('a statement from a span of months is dated within its sentence', () => {
  const date = { edtf: '2019-05/2019-06', min: null, max: null, phrase: null, inferred: false, basis: null }
  expect(dayWords(date)).toBe('between May 2019 and June 2019')
  expect(dateSentence({ ...date, edtf: '2017~' })).toBe('About 2017.')
})
