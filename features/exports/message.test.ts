import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PublishedStatement, RecordDocument } from '#features/publications/document'
import { recordOne } from '#test/support/record-document'
import { message } from './message'

const imprint = { origin: 'https://variance.example', sha256: 'ab'.repeat(32) }
const notice = 'This summary records a disagreement. It is not a finding.'

/** Record 1 with other text on both sides, tied by the given passages. */
function withQuotes(a: string, b: string): RecordDocument {
  const document = recordOne()
  const quoting = (of: PublishedStatement, quote: string) => ({ ...of, quote, context: quote, quoteStart: 0 })
  return { ...document, a: quoting(document.a, a), b: quoting(document.b, b) }
}

test('a message has subject, both sides with date, quotation and source, reconciliation, status and URL', () => {
  const { a, b } = recordOne()
  expect(message(recordOne(), imprint)).toMatch(
    new RegExp(
      `^They disagree about what the May notice contained\\. WhatsApp, 1 Nov 2019, inferred: “${a.quote}” \\(ETV Bharat, 2 Nov 2019\\)\\. ` +
        `Amit Malviya, on or before 2 Nov 2019: “${b.quote}” \\(ETV Bharat, 2 Nov 2019\\)\\. ` +
        `Both could be true if the May notice .+\\. Open, as of 12 Nov 2019\\. .*${notice} https://variance\\.example/r/1\\?v=3$`,
    ),
  )
})

test('a short message also has relation, attribution, the third date and the hash', () => {
  const words = message(withQuotes('It was sent.', 'It was not.'), imprint)
  expect(words).toContain('As worded: both could be true on a condition.')
  expect(words).toContain(recordOne().a.attributionSentence)
  expect(words).toContain('Both are about May 2019, inferred.')
  expect(words).toContain(imprint.sha256)
  expect(words).not.toContain('More at the address.')
})

test('a message says what it leaves out, and drops the hash before the attribution', () => {
  const words = message(recordOne(), imprint)
  expect(words).toContain('More at the address.')
  expect(words).toContain(recordOne().b.attributionSentence)
  expect(words).not.toContain(imprint.sha256)
})

test('a message has under 1,000 characters, both sides or none, and no partial quotation', () => {
  const quote = fc.string({ minLength: 1, maxLength: 1500 }).map((text) => `q${text}q`)
  fc.assert(
    fc.property(quote, quote, (a, b) => {
      const words = message(withQuotes(a, b), imprint)
      expect(words.length).toBeLessThan(1000)
      expect(words).toContain(notice)
      expect(words).toContain('/r/1?v=3')
      const holdsA = words.includes(`“${a}”`)
      expect(holdsA).toBe(words.includes(`“${b}”`))
      if (!holdsA) expect(words).toContain('Too long for a message')
    }),
    { numRuns: 500 },
  )
})

test('tied passages replace quotations that do not fit, each complete', () => {
  const long = `${'x '.repeat(600)}`
  const words = message(withQuotes(long, long), imprint)
  for (const { a, b } of recordOne().ties)
    for (const { exact } of [...a, ...b]) expect(words).toContain(exact)
  expect(words).toContain('in part')
})

test('a message with an overlong subject has only the number and the URL', () => {
  const words = message({ ...recordOne(), subject: 's'.repeat(5000) }, imprint)
  expect(words.startsWith('Record 1, version 3. Too long for a message')).toBe(true)
})

test('a paraphrase has no quotation marks', () => {
  const document = recordOne()
  const words = message({ ...document, a: { ...document.a, wording: 'PARAPHRASE' } }, imprint)
  expect(words).toContain(`inferred: ${document.a.quote} (`)
})
