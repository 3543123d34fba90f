import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PublishedStatement, RecordDocument } from '#features/publications/document'
import { recordOne } from '#test/support/record-document'
import { message } from './message'

const imprint = { origin: 'https://variance.example', sha256: 'ab'.repeat(32) }
const notice = 'This summary records a disagreement. It is not a finding.'

/** Record 1 with other text on both sides, tied by the given passages. */
function withQuotes(a: string, b: string): RecordDocument {
  const document = recordOne()
  const quoting = (statement: PublishedStatement, quote: string) => ({
    ...statement,
    quote,
    context: quote,
    quoteStart: 0,
  })
  return { ...document, a: quoting(document.a, a), b: quoting(document.b, b) }
}

test('a message is a few lines, with attribution, outlet and dates before each quotation', () => {
  const { a, b, reconciliation } = recordOne()
  expect(message(recordOne(), imprint).split('\n')).toEqual([
    'They disagree about what the May notice contained.',
    '',
    `WhatsApp (ETV Bharat, 2 Nov 2019), 1 Nov 2019, inferred. ETV Bharat reports that WhatsApp said in a statement: “${a.quote}”`,
    '',
    `Amit Malviya (ETV Bharat, 2 Nov 2019), on or before 2 Nov 2019, qualifies. ETV Bharat reports that Amit Malviya said to ETV Bharat: “${b.quote}”`,
    '',
    `Both could be true if ${reconciliation}`,
    `Open, as of 12 Nov 2019. ${notice}`,
    'https://variance.example/r/1?v=3',
  ])
})

test('a message names the relayer of a statement beside its speaker', () => {
  const document = recordOne()
  const [originator, publication] = document.a.attribution
  const [relayer] = document.b.attribution
  if (!originator || !publication || !relayer) throw new Error('The fixture has a chain.')
  const attribution = [originator, relayer, publication]
  const words = message({ ...document, a: { ...document.a, attribution } }, imprint)
  expect(words).toContain('\nWhatsApp, as retold by Amit Malviya (ETV Bharat, 2 Nov 2019), ')
  const [, second] = document.b.attribution
  const fourSteps = second ? [originator, relayer, second, publication] : []
  expect(message({ ...document, a: { ...document.a, attribution: fourSteps } }, imprint)).toContain(
    '\nWhatsApp, as retold by Amit Malviya and ETV Bharat (ETV Bharat, 2 Nov 2019), ',
  )
  const long = 'x '.repeat(600)
  expect(message({ ...withQuotes(long, long), a: { ...document.a, attribution } }, imprint)).toContain(
    'WhatsApp, as retold by Amit Malviya (',
  )
})

test('a message without room for the attribution sentences says that more is at the address', () => {
  const words = message(withQuotes(`${'x'.repeat(330)}`, 'It was not.'), imprint)
  expect(words).toContain(recordOne().a.attributionSentence)
  const fuller = message(withQuotes('x'.repeat(300), 'y'.repeat(230)), imprint)
  expect(fuller).not.toContain(recordOne().a.attributionSentence)
  expect(fuller).toContain('\nMore at the address.\n')
})

test('one speaker does not disagree, and an explained conflict is not open', () => {
  const document = recordOne()
  const opening = (change: Partial<RecordDocument>) =>
    message({ ...document, subject: 'who was told, and when?', ...change }, imprint).split('\n')[0]
  expect(opening({})).toBe('They disagree about who was told, and when?')
  expect(opening({ withItself: true })).toBe('WhatsApp said two things about who was told, and when?')
  expect(opening({ relation: 'APPARENT' })).toBe('They seemed to disagree about who was told, and when?')
  expect(message({ ...document, status: 'RECONCILED' }, imprint)).toContain('\nBoth are true because the May')
})

test('a message has under 1,000 characters, both sides or none, and no partial quotation', () => {
  const quote = fc.string({ minLength: 1, maxLength: 1500 }).map((text) => `q${text}q`)
  fc.assert(
    fc.property(quote, quote, (a, b) => {
      const words = message(withQuotes(a, b), imprint)
      // The file ends with a line break.
      expect(words.length + 1).toBeLessThan(1000)
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
  expect(words).toMatch(/^Record 1, version 3\. Too long for a message.*\n.*not a finding\.\nhttps:/)
})

test('a paraphrase has no quotation marks', () => {
  const document = recordOne()
  const words = message({ ...document, a: { ...document.a, wording: 'PARAPHRASE' } }, imprint)
  expect(words).toContain(`in a statement: ${document.a.quote}\n`)
})

describe('a message with tied passages alone', () => {
  const context = `Holt left. “The fare rises in May, and we will not pay a cent,” he said. ${'x '.repeat(600)}`
  const quote = 'The fare rises in May, and we will not pay a cent'

  /** The words that a long message prints of the tied passages, which are given in the order of their ties. */
  function printed(...exact: string[]): string | undefined {
    const document = recordOne()
    const [tie] = document.ties
    if (!tie) throw new Error('The fixture has ties.')
    const spanOf = (words: string) => {
      const start = context.indexOf(words)
      return { start, end: start + words.length, exact: words }
    }
    const ties = exact.map((words, index) => ({ ...tie, ordinal: index + 1, a: [spanOf(words)] }))
    const a = { ...document.a, context, quote, quoteStart: context.indexOf(quote) }
    const long = { ...document, a, b: { ...document.b, quote: 'q'.repeat(900) }, ties }
    return /, in part: (.*)/.exec(message(long, imprint))?.[1]
  }

  test.each([
    [['we will not pay', 'The fare rises'], '“The fare rises” […] “we will not pay”'],
    [['not pay a cent', 'we will not pay'], '“we will not pay a cent”'],
    [['will not pay', 'not', 'we will not pay a'], '“we will not pay a”'],
    [
      ['we will not pay', 'Holt left', 'in May'],
      'Holt left (the reporter’s words) […] “in May” […] “we will not pay”',
    ],
    [['a cent', 'a cent,” he said'], 'a cent,” he said (from the words around the statement)'],
    [
      ['pay a cent', 'cent,” he said'],
      '“pay a cent” […] cent,” he said (from the words around the statement)',
    ],
  ])('has the passages %j in the order of the text, overlaps once', (exact, words) => {
    expect(printed(...exact)).toBe(words)
  })
})
