import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { StatementDetails } from '#components/statement/details'
import { Quotation } from '#components/statement/quotation'
import { StatementList } from '#components/statement/statement-list'
import { markdown } from '#features/exports/markdown'
import { text } from '#features/exports/text'
import { listingRow } from '#features/publications/listing-row'
import type { DisputeDocument, RecordDocument } from '#features/publications/document'
import { aDispute } from '#test/support/dispute-document'
import { disputeWith, inHebrew, recordWith } from '#test/support/given-text'
import { recordOne } from '#test/support/record-document'
import { DisputeBody } from './dispute-body'
import { RecordBody } from './record-body'
import { RecordRowItem } from './record-row'

const imprint = { origin: 'https://variance.example', sha256: 'ab'.repeat(32) }

const markupOf = (record: RecordDocument, dispute: DisputeDocument): string =>
  renderToStaticMarkup(
    <>
      <RecordBody document={record} acts={null}>
        <RecordRowItem row={listingRow(record)} />
      </RecordBody>
      <DisputeBody document={dispute} newer={3} acts={null}>
        <StatementList statements={dispute.statements} />
      </DisputeBody>
      <Quotation statement={record.b} isFramed />
      <StatementDetails statement={record.a} />
    </>,
  )

const fields = (document: RecordDocument): RecordDocument => ({
  ...document,
  statusNote: 'Neither has replied',
  a: { ...document.a, translation: 'It rose', translator: 'Rosa Lindqvist', addressee: 'the Board' },
  b: { ...document.b, source: { ...document.b.source, byline: 'Rosa Holt' } },
  notes: [...document.notes, { ...noteOf(document), letter: 'e', on: 'RECORD', passage: null }],
})

function noteOf({ notes: [note] }: RecordDocument) {
  if (!note) throw new Error('The record has no note.')
  return note
}

/** Texts and attributes of React's markup, each with the names and attributes of the elements around it. */
function* partsOf(html: string): Generator<{ text: string; around: string[] }> {
  const around: string[] = []
  for (const [, tag = '', words = ''] of html.matchAll(/<([^>]*)>|([^<]+)/g)) {
    if (words !== '') yield { text: words, around: [...around] }
    else if (tag.startsWith('/')) around.pop()
    else {
      if (!tag.endsWith('/')) around.push(tag)
      for (const [, name = '', value = ''] of tag.matchAll(/ ([\w-]+)="([^"]*)"/g))
        if (!/^(id|href|d)$/.test(name)) yield { text: value, around: [`attribute ${name}`] }
    }
  }
}

const isIsolating = (tag: string) => /^bdi\b|\bdir="/.test(tag)
const withoutIsolates = (words: string) => words.replaceAll(/\u2068[^\u2069]*\u2069/g, '')

test('every given text on a page is isolated, so that a right-to-left name reorders no sentence of ours', () => {
  const record = recordWith(fields(recordOne()), inHebrew)
  const html = markupOf(record, disputeWith(aDispute(), inHebrew))
  const parts = [...partsOf(html)].filter((part) => /\p{Script=Hebrew}/u.test(part.text))
  expect(parts.length).toBeGreaterThan(100)
  const bare = parts.filter(
    (part) => !part.around.some(isIsolating) && /\p{Script=Hebrew}/u.test(withoutIsolates(part.text)),
  )
  expect(bare).toEqual([])
})

test('an isolated text contains no word of ours, or a right-to-left name would reorder that word', () => {
  const html = markupOf(recordWith(fields(recordOne()), inHebrew), disputeWith(aDispute(), inHebrew))
  const mixed = [...partsOf(html)].filter(
    ({ text: words, around }) => around.some(isIsolating) && /[a-z]{2}/i.test(words.replaceAll(/&\w+;/g, '')),
  )
  expect(mixed).toEqual([])
})

test('text exports isolate every right-to-left text in a sentence of ours', () => {
  const record = recordWith(fields(recordOne()), inHebrew)
  const dispute = disputeWith(aDispute(), inHebrew)
  const exports = [
    markdown(record, imprint),
    markdown(dispute, imprint),
    text(record, imprint),
    text(dispute, imprint),
  ]
  const mixed = exports
    .flatMap((file) => file.split('\n'))
    .map(withoutIsolates)
    .filter((line) => /\p{Script=Hebrew}/u.test(line) && /[a-z]{2}/i.test(line))
  expect(mixed).toEqual([])
})

test.each(['Jr.', 'when?', 'No!', '“No.”', '…', 'क्या।', 'کیا؟', ''])(
  'no sentence of ours breaks on a given text that ends with “%s”',
  (end) => {
    const change = (givenText: string, key: string) =>
      key === 'byline'
        ? `By ${givenText.replace(/[.?!]$/, '')} ${end}`
        : /^(quote|context|exact)$/.test(key)
          ? givenText
          : `${givenText.replace(/[.?!…]$/, '')} ${end}`
    const record = recordWith({ ...fields(recordOne()), notes: [] }, change)
    const dispute = disputeWith(aDispute(), change)
    const page = markupOf(record, dispute).replaceAll(/<[^>]*>/g, '')
    const all = [
      page,
      markdown(record, imprint),
      text(record, imprint),
      text(dispute, imprint),
      markdown(dispute, imprint),
    ]
    for (const words of all) {
      expect(words).not.toMatch(/[.?!…।؟][”"’*]*\s?\./u)
      expect(words).not.toMatch(/\bBy By\b|\bif if\b/i)
    }
  },
)
