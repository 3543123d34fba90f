import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aDispute } from '#test/support/dispute-document'
import { recordOne } from '#test/support/record-document'
import { hostileStrings } from '#test/support/hostile-strings'
import { readCsv } from '#test/support/csv-reader'
import { unescapeFormula, csv, formatCsv } from './csv'

const imprint = { origin: 'https://variance.example', sha256: 'ab'.repeat(32) }
const cell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(...hostileStrings),
  fc.tuple(fc.constantFrom(...`'"=+-@\t\r\n ,＝＋－＠`), fc.string()).map((parts) => parts.join('')),
)
const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 })

test('every cell is read back unchanged, except for the apostrophe before a formula', () => {
  fc.assert(
    fc.property(table, (lines) => {
      expect(readCsv(formatCsv(lines)).map((row) => row.map(unescapeFormula))).toEqual(lines)
    }),
    { numRuns: 2000 },
  )
})

test('no cell starts a formula, in ASCII, in full width or behind invisible characters', () => {
  fc.assert(
    fc.property(table, (lines) => {
      for (const file of readCsv(formatCsv(lines)).flat())
        expect(file).not.toMatch(/^(?:[\t\r\n]|[\s\p{C}]*[=+\-@＝＋－＠])/u)
    }),
    { numRuns: 2000 },
  )
})

test('a sign inside a cell is left unchanged', () => {
  for (const words of ['a=b', "it's", "'quoted'", '2 + 2', '121 Indian individuals'])
    expect(readCsv(formatCsv([[words]]))).toEqual([[words]])
})

test('a CSV file starts with a byte order mark and ends its lines as RFC 4180 says', () => {
  const file = formatCsv([['é', 'a\nb']])
  expect(file).toBe('\uFEFFé,"a\nb"\r\n')
})

const rowsOf = (document: Parameters<typeof csv>[0]) => {
  const [header = [], ...rows] = readCsv(csv(document, imprint))
  return rows.map((row) =>
    Object.fromEntries(header.map((name, at) => [name, unescapeFormula(row[at] ?? '')])),
  )
}

test('the CSV of a record has both statements, every passage, evidence, note and source', () => {
  const document = recordOne()
  const rows = rowsOf(document)
  const count = (part: string) => rows.filter((row) => row['part'] === part).length
  expect([count('record'), count('statement'), count('passage')]).toEqual([1, 2, 4])
  expect([count('evidence'), count('note'), count('source')]).toEqual([6, 4, 2])
  const [a] = rows.filter((row) => row['part'] === 'statement')
  expect(a).toMatchObject({
    side: 'A',
    speaker: 'WhatsApp',
    words: document.a.quote,
    said: '2019-11-01',
    said_phrase: 'late Friday',
    said_inferred: 'true',
    published: '2019-11-02T19:25:00+05:30',
    about: '2019-05',
    attribution: document.a.attributionSentence,
    wording: 'VERBATIM_FRAGMENT',
    source: '1',
  })
  expect(rows[0]).toMatchObject({
    relation: 'IN_TENSION',
    event: 'SAME',
    both_can_be_true: 'true',
    status: 'OPEN',
  })
  expect(rows[0]?.['both_could_be_true_if']).toBe(document.reconciliation)
})

test('the CSV gives the offsets of a passage in the statement’s context', () => {
  const document = recordOne()
  const sides: Record<string, string> = { A: document.a.context, B: document.b.context }
  for (const row of rowsOf(document).filter(({ part }) => part === 'passage'))
    expect(sides[row['side'] ?? '']?.slice(Number(row['start']), Number(row['end']))).toBe(row['words'])
})

test('every line of a CSV has version, hash, permanent URL and citation', () => {
  for (const document of [recordOne(), aDispute()])
    for (const row of rowsOf(document)) {
      expect(row['version']).toBe(String(document.version))
      expect(row['sha256']).toBe(imprint.sha256)
      expect(row['permalink']).toMatch(/\?v=\d$/)
      expect(row['citation']).toContain('At Variance')
      expect(row['notice']).toBe('This summary records a disagreement. It is not a finding.')
    }
})

test('a quotation that looks like a formula stays text', () => {
  const document = recordOne()
  const quote = '=HYPERLINK("http://example.org")'
  const file = csv({ ...document, a: { ...document.a, quote } }, imprint)
  expect(file).toContain(`"'=HYPERLINK(""http://example.org"")"`)
})
