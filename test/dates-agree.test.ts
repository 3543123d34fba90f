import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOfStatement } from '#components/record/side-props'
import { csv } from '#features/exports/csv'
import { markdown } from '#features/exports/markdown'
import { message } from '#features/exports/message'
import { text } from '#features/exports/text'
import type { PublishedStatement } from '#features/publications/document'
import { bylineOf, listingRow } from '#features/publications/listing-row'
import { statementDate } from '#features/publications/statement-date'
import { formatEdtf, formatEdtfDay, formatEdtfInSentence, formatLongDay } from '#lib/dates'
import { edtfBounds, exactDay } from '#lib/edtf'
import { readCsv } from '#test/support/csv-reader'
import { aDispute } from '#test/support/dispute-document'
import { edtfDate } from '#test/support/edtf-dates'
import { recordOne } from '#test/support/record-document'

const imprint = { origin: 'https://variance.example', sha256: 'a'.repeat(64) }
const nothing = { min: null, max: null }
const boundsOf = (edtf: string | null) => edtfBounds(edtf ?? '') ?? nothing
const orNull = fc.option(edtfDate, { nil: null })

function dated(
  statement: PublishedStatement,
  said: string | null,
  published: string | null,
): PublishedStatement {
  const { min: publishedMin, max: publishedMax } = boundsOf(published)
  return {
    ...statement,
    said: { ...statement.said, edtf: said, ...boundsOf(said), inferred: false },
    source: { ...statement.source, published, publishedMin, publishedMax, updated: null },
  }
}

test('a date has the same words in list, page, message, text and Markdown, and the same EDTF in CSV and API', () => {
  fc.assert(
    fc.property(orNull, orNull, (said, published) => {
      const a = dated(recordOne().a, said, published)
      const record = { ...recordOne(), a, reconciliation: null }
      const date = statementDate({ said, published })
      const label = date.isOfReport ? 'reported ' : ''
      expect(bylineOf(a)).toBe(`${label}${formatEdtfDay(date.edtf)}`)
      expect(dayOfStatement(a)).toEqual({
        prefix: label,
        day: exactDay(date.edtf),
        words: formatEdtfDay(date.edtf, formatLongDay),
      })

      const [chat, dispute] = [message(record, imprint), { ...aDispute(), statements: [a] }]
      const report = published === null ? '(ETV Bharat)' : `(ETV Bharat, ${formatEdtfDay(published)})`
      expect(chat).toContain(`WhatsApp ${report}, ${formatEdtfInSentence(said)}`)
      for (const words of [
        text(dispute, imprint),
        markdown(dispute, imprint).replaceAll('\\', '').replaceAll('**', ''),
      ]) {
        expect(words).toContain(`Said: ${formatEdtf(said)}`)
        expect(words).toContain(`Published: ${formatEdtf(published)}`)
      }

      const { said: rowSaid, published: rowPublished, saidOn, publishedOn } = listingRow(record).a
      expect([rowSaid, rowPublished]).toEqual([said, published])
      expect([saidOn, publishedOn]).toEqual([exactDay(said), exactDay(published)])
      const [columns = [], , cells = []] = readCsv(csv(record, imprint))
      const cellOf = (column: string) => cells[columns.indexOf(column)]
      expect(['said', 'said_from', 'said_to'].map(cellOf)).toEqual(
        [said, a.said.min, a.said.max].map((day) => day ?? ''),
      )
      expect(cellOf('published')).toBe(published ?? '')
    }),
    { numRuns: 300 },
  )
})

test.each([
  [null, '2021-11', 'reported November 2021', null],
  [null, '2019', 'reported 2019', null],
  [null, '2019-11-02/..', 'reported on or after 2 Nov 2019', null],
  [null, '../2021-11-30', 'reported on or before 30 Nov 2021', null],
  [null, '2021-11-30T23:59:00+05:30', 'reported 30 Nov 2021', '2021-11-30'],
  [null, null, 'date not stated', null],
  ['../2021-11-30', '2021-11-30', 'reported 30 Nov 2021', '2021-11-30'],
  ['2021-11-25/2021-11-30', '2021-11-30', 'between 25 Nov 2021 and 30 Nov 2021', null],
  ['2021-11', '2021-11', 'November 2021', null],
  ['2021-11-30~', '2021-11-30', 'about 30 Nov 2021', null],
])('said %s and published %s is listed as “%s”', (said, published, byline, day) => {
  const statement = dated(recordOne().a, said, published)
  expect(bylineOf(statement)).toBe(byline)
  expect(dayOfStatement(statement).day).toBe(day)
})
