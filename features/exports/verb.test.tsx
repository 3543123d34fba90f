import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { PassageList } from '#components/record/passage-list'
import { Side } from '#components/record/side'
import { sideProps } from '#components/record/side-props'
import type { RecordDocument } from '#features/publications/document'
import { bylineOf, listingRow } from '#features/publications/listing-row'
import { readCsv } from '#test/support/csv-reader'
import { aDispute } from '#test/support/dispute-document'
import { recordOne } from '#test/support/record-document'
import { csv } from './csv'
import { markdown } from './markdown'
import { message } from './message'
import { text } from './text'

const imprint = { origin: 'https://variance.example', sha256: 'ab'.repeat(32) }
const context = 'Holt denied that the Harbour Board had raised the fare at night.'
const quote = 'the Harbour Board had raised the fare'
type Act = RecordDocument['a']['act']

/** Record 1, whose side A has a paraphrase of the given act. */
function recordWith(act: Act): RecordDocument {
  const document = recordOne()
  const passage = { start: 17, end: 17 + quote.length, exact: quote }
  const words = { context, quote, quoteStart: context.indexOf(quote), wording: 'PARAPHRASE', act } as const
  return {
    ...document,
    a: { ...document.a, ...words },
    ties: document.ties.slice(0, 1).map((tie) => ({ ...tie, a: [passage] })),
    notes: [],
  }
}

const textOf = (markup: string) => markup.replaceAll(/<[^>]*>/g, '\n')
const long = (document: RecordDocument) => ({ ...document, b: { ...document.b, quote: 'q'.repeat(900) } })

describe.each([
  ['DENIED', 'denies', 'Denies'],
  ['ASKED', 'asks', 'Asks'],
  ['PREDICTED', 'predicts', 'Predicts'],
  ['DECLINED_TO_COMMENT', 'no answer on record', 'No answer on record'],
] as const)('a paraphrase of the act %s has its verb', (act, verb, capitalized) => {
  const document = recordWith(act)

  test('in a message of any length', () => {
    expect(message(document, imprint)).toMatch(
      new RegExp(`^WhatsApp \\(.*\\), 1 Nov 2019, inferred, ${verb}\\. `, 'm'),
    )
    expect(message(long(document), imprint)).toContain(`, ${verb}, in part, as reported: ${quote}`)
  })

  test('in lists and rows', () => {
    expect(bylineOf(document.a)).toBe(`${verb}, 1 Nov 2019`)
    expect(listingRow(document).a.byline).toBe(`${verb}, 1 Nov 2019`)
  })

  test('in Markdown, text and each CSV line of its passages', () => {
    expect(markdown(document, imprint)).toContain(`- WhatsApp, ${verb}: ${quote}`)
    expect(markdown(document, imprint)).toContain(`- **Verb:** ${verb}`)
    expect(text({ ...aDispute(), statements: [document.a] }, imprint)).toContain(`1. WhatsApp, ${verb}. `)
    const [header = [], ...rows] = readCsv(csv(document, imprint))
    const passageRow = rows.find((cells) => cells[header.indexOf('part')] === 'passage')
    expect(passageRow?.[header.indexOf('act')]).toBe(act)
  })

  test('on the page of a record and in its list of passages', () => {
    const side = renderToStaticMarkup(<Side view={sideProps(document).a} document={document} />)
    expect(textOf(side)).toContain(`\n${capitalized}\n`)
    expect(textOf(renderToStaticMarkup(<PassageList document={document} />))).toContain(
      `, ${verb}, Friday 1 November`,
    )
  })
})

test('an assertion has no verb', () => {
  const document = recordWith('ASSERTED')
  expect(message(document, imprint)).not.toContain('says')
  expect(bylineOf(document.a)).toBe('1 Nov 2019')
  expect(markdown(document, imprint)).toContain(`- WhatsApp: ${quote}`)
})
