import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RecordDocument } from '#features/publications/document'
import { aDispute } from '#test/support/dispute-document'
import { recordOne } from '#test/support/record-document'
import { hostileStrings } from '#test/support/hostile-strings'
import { escapeMarkdown, linkDestination, markdown } from './markdown'

const imprint = { origin: 'https://variance.example', sha256: 'ab'.repeat(32) }
const hostile = fc.oneof(
  fc.constantFrom(...hostileStrings),
  fc.string({ unit: fc.constantFrom(...'\\`*_{}[]()<>#+-.!|~&$=0123456789 \t\r\nab:/') }),
)

/** Decodes escapes and character references as CommonMark does. */
const printed = (source: string) =>
  source.replaceAll(/\\([!-/:-@[-`{-~])|&#(\d+);/g, (_, mark: string | undefined, code: string) =>
    mark === undefined ? String.fromCharCode(Number(code)) : mark,
  )

test('escaped text renders as the original, character for character', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(printed(escapeMarkdown(text))).toBe(text)
    }),
    { numRuns: 3000 },
  )
})

test('escaped text starts no tag, link, cell, code, list, heading or line', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const bare = escapeMarkdown(text).replaceAll(/\\[!-/:-@[-`{-~]|&#\d+;/g, '')
      expect(bare).not.toMatch(/[\\`*_{}[\]<>#|~&$\r\n]|https?:\/\/|\bwww\./i)
      expect(escapeMarkdown(text)).not.toMatch(/^(?:[-+=]|\d+[.)]|\t| {2}| +[-+=\d])/)
    }),
    { numRuns: 3000 },
  )
})

/** The record with the hostile text in every field of an editor or a source. */
function filledWith(text: string): RecordDocument {
  const document = recordOne()
  const [evidence, ...rest] = document.evidence
  const [note] = document.notes
  if (!evidence || !note) throw new Error('The fixture has evidence and notes.')
  const source = { ...document.a.source, title: text, publisher: text, byline: text, url: text }
  return {
    ...document,
    subject: text,
    summary: text,
    statusNote: text,
    reconciliation: text,
    changeNote: text,
    a: { ...document.a, quote: text, context: text, gloss: text, attributionSentence: text, source },
    evidence: [{ ...evidence, note: text, exact: text, place: text }, ...rest],
    notes: [{ ...note, body: text }],
  }
}

test('hostile text in any field adds no line, tag or link to the Markdown of a record', () => {
  const shape = (document: RecordDocument) =>
    markdown(document, imprint)
      .split('\n')
      .map((line) => /^(?:#+ |> |- |\d+\. | {3}- |)/.exec(line)?.[0])
  const usual = shape(filledWith('words'))
  for (const text of hostileStrings) {
    const output = markdown(filledWith(text), imprint)
    expect(shape(filledWith(text)), JSON.stringify(text)).toEqual(usual)
    const bare = output.replaceAll(/\\[!-/:-@[-`{-~]/g, '')
    expect(bare.match(/<(?!https?:\/\/)/g), JSON.stringify(text)).toBeNull()
    expect(bare.match(/\]\((?!<https?:\/\/)/g), JSON.stringify(text)).toBeNull()
  }
})

test('only an http or https URL becomes a link', () => {
  for (const address of ['javascript:alert(1)', 'data:text/html,x', '/local', 'http://', 'https://a b'])
    expect(linkDestination(address)).toBeNull()
  expect(linkDestination('https://example.org/a>b')).toBe('<https://example.org/a%3Eb>')
})

test('the Markdown of a record has speakers, attribution, three dates, sources, relation and version', () => {
  const document = recordOne()
  const output = markdown(document, imprint)
  for (const words of [
    '# What the May notice contained',
    'They disagree about what the May notice contained.',
    `> “${document.a.quote}”`,
    `${document.b.attributionSentence}\n\n> “${document.b.quote}”`,
    '- **Wording:** Verbatim, part of a sentence',
    '- **Said:** 1 Nov 2019 (inferred). In the source’s words: “late Friday”. Basis: Friday before',
    '- **Published:** 2 Nov 2019, 7:25 pm IST, updated 2 Nov 2019, 8:07 pm IST.',
    '- **Is about:** May 2019 (inferred). In the source’s words: “in May”.',
    '- **As worded:** both could be true on a condition',
    'event the same, people the same, time the same, conditions the same. As worded, both can be true; the difference is over what happened or was said.',
    '- **Status:** Open, as of 12 Nov 2019.',
    `## Both could be true if\n\n${document.reconciliation ?? ''}`,
    '## What would settle it\n\nThe text of the May notice.',
    '   - WhatsApp: “a security issue”\n   - Amit Malviya, qualifies: “a technical update”',
    'The text of the May notice (context for both statements; second hand; not on file)',
    'See [record 8](<https://variance.example/r/8>).',
    '2. Business Standard, “WhatsApp snooping: Whom did you meet, Chhattisgarh Police ask Israel',
    '- **Permanent address:** <https://variance.example/records/1-what-the-may-notice-contained?v=3>',
    `- **SHA-256 of the canonical JSON:** ${imprint.sha256}`,
    'record 1, version 3, 13 November 2019. <https://variance.example/r/1?v=3>',
    'This summary records a disagreement. It is not a finding.',
  ])
    expect(output).toContain(words)
})

test('a report’s words have no quotation marks and are attributed to the reporter', () => {
  const document = recordOne()
  const tie = document.ties[0]
  if (!tie) throw new Error('The fixture has ties.')
  const framing = { start: 0, end: 12, exact: document.a.context.slice(0, 12) }
  const output = markdown(
    { ...document, a: { ...document.a, wording: 'PARAPHRASE' }, ties: [{ ...tie, a: [framing] }] },
    imprint,
  )
  expect(output).toContain(`> ${document.a.quote}`)
  expect(output).toContain(`   - WhatsApp: ${framing.exact} (the reporter’s words)`)
})

test('the Markdown of a dispute has its summary and every statement with its source', () => {
  const document = aDispute()
  const output = markdown(document, imprint)
  expect(output).toContain(document.summary)
  for (const { quote } of document.statements) expect(output).toContain(`> “${quote}”`)
  expect(output.match(/- \*\*Source:\*\* \\\[1\\\]/g)).toHaveLength(2)
  expect(output).toContain('<https://variance.example/disputes/pegasus-and-whatsapp-2019?v=2>')
})
