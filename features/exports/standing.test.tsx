import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { StatementDetails } from '#components/statement/details'
import { StandingNotice } from '#components/statement/standing-notice'
import { bylineOf, listingRow } from '#features/publications/listing-row'
import { aDispute } from '#test/support/dispute-document'
import { recordOne } from '#test/support/record-document'
import { markdown } from './markdown'
import { message } from './message'
import { text } from './text'

const imprint = { origin: 'https://variance.example', sha256: 'ab'.repeat(32) }

describe.each([
  ['RETRACTED', 'since retracted', 'Since retracted', 'Retracted'],
  ['CORRECTED', 'since corrected by its speaker or publisher', 'Since corrected', 'Corrected'],
  ['SUPERSEDED', 'since replaced by a later statement', 'Since replaced', 'Superseded'],
] as const)('a statement that is %s says so', (standing, words, capitalized, label) => {
  const document = recordOne()
  const a = { ...document.a, standing }
  const changed = { ...document, a }

  test('on its own page', () => {
    expect(renderToStaticMarkup(<StandingNotice statement={a} />)).toContain(capitalized)
    expect(renderToStaticMarkup(<StatementDetails statement={a} />)).toContain(label)
  })

  test('in lists, rows and a message of any length', () => {
    expect(bylineOf(a)).toBe(`1 Nov 2019, ${words}`)
    expect(listingRow(changed).a.byline).toContain(words)
    expect(message(changed, imprint)).toContain(`1 Nov 2019, inferred, ${words}. `)
    const long = { ...changed, b: { ...document.b, quote: 'q'.repeat(900) } }
    expect(message(long, imprint)).toContain(`, ${words}, in part: “`)
  })

  test('in the text of a dispute and beside its passages in Markdown', () => {
    expect(text({ ...aDispute(), statements: [a] }, imprint)).toContain(`1. WhatsApp, ${words}. `)
    expect(markdown(changed, imprint)).toContain(`- WhatsApp, ${words}: “`)
  })
})

test('a statement that no later one has changed says nothing', () => {
  const { a } = recordOne()
  expect(renderToStaticMarkup(<StandingNotice statement={a} />)).toBe('')
  expect(bylineOf(a)).toBe('1 Nov 2019')
  expect(message(recordOne(), imprint)).not.toContain('since')
})
