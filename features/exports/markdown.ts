import { paragraphsOf, type Inline } from '#features/annotations/markdown'
import type { PublishedStatement, RecordDocument } from '#features/publications/document'
import { notePassages } from '#features/publications/note-passages'
import { passageWords } from '#features/publications/voice'
import { actVerbs, standingLabels, wordingLabels } from '#features/statements/statement'
import { comparisonWords } from '#features/records/comparison'
import { paths } from '#lib/paths'
import { formatShortDay } from '#lib/dates'
import { isolated, without } from '#lib/sentence'
import { capitalize, uncapital } from '#lib/text'
import {
  citation,
  citationAddress,
  isRecord,
  licenceLines,
  notice,
  permalink,
  type ExportedDocument,
  type ExportContext,
} from './citation'
import {
  conditionLead,
  conditionWords,
  settlingLead,
  dateSentence,
  publishedSentence,
  roleOf,
  evidenceWords,
  kindWords,
  openingSentence,
  quoteOf,
  relationWords,
  sourceLine,
  sourceNumber,
  sourcesOf,
  speakerInText,
  statusWords,
  withVerb,
} from './sentences'

/** Sections, each one paragraph, heading, quotation or list, with an empty line between. */
export function markdown(document: ExportedDocument, imprint: ExportContext): string {
  const body = isRecord(document) ? record(document, imprint) : dispute(document)
  return `${[...body, ...sources(document), ...versionLines(document, imprint)].join('\n\n')}\n`
}

function dispute(document: Exclude<ExportedDocument, RecordDocument>): string[] {
  const { title, question, summary, statements, asOf, topics } = document
  return [
    `# ${escapeMarkdown(title)}`,
    `**${escapeMarkdown(question)}**`,
    escapeMarkdown(summary),
    `${statements.length} statements on file, as of ${formatShortDay(asOf)}.`,
    ...(topics.length === 0
      ? []
      : [`Topics: ${topics.map((topic) => escapeMarkdown(isolated(topic))).join(', ')}`]),
    ...statements.flatMap((statement, index) =>
      saying(statement, {
        heading: `## ${index + 1}. ${escapeMarkdown(speakerInText(statement))}`,
        document,
      }),
    ),
  ]
}

function record(document: RecordDocument, { origin }: ExportContext): string[] {
  const { number, version, subject, summary, dispute: matter, reconciliation, whatWouldSettleIt } = document
  const about = linkDestination(`${origin}${paths.dispute(matter.slug)}`) ?? ''
  return [
    `# ${escapeMarkdown(capitalize(subject))}`,
    `Record ${number}, version ${version}, in the dispute [${escapeMarkdown(isolated(matter.title))}](${about}).`,
    `${escapeMarkdown(openingSentence(document))} ${escapeMarkdown(isolated(summary))}`,
    [
      `- **Status:** ${escapeMarkdown(statusWords(document))}`,
      `- **Kind:** ${kindWords(document)}`,
      `- **As worded:** ${relationWords(document)}`,
      `- **How we compared them:** ${comparisonWords(document)}`,
    ].join('\n'),
    ...saying(document.a, {
      heading: `## Statement A: ${escapeMarkdown(speakerInText(document.a))}`,
      document,
    }),
    ...saying(document.b, {
      heading: `## Statement B: ${escapeMarkdown(speakerInText(document.b))}`,
      document,
    }),
    '## Passage by passage',
    document.ties.map((tie) => tieItem(tie, document)).join('\n'),
    ...(reconciliation === null
      ? []
      : [`## ${conditionLead(document)}`, escapeMarkdown(conditionWords(reconciliation))]),
    ...(whatWouldSettleIt === null
      ? []
      : [`## ${settlingLead(document)}`, escapeMarkdown(without(settlingLead(document), whatWouldSettleIt))]),
    ...(document.evidence.length === 0 ? [] : ['## Evidence', evidenceList(document, origin)]),
    ...(document.notes.length === 0 ? [] : ['## Notes', noteList(document, origin)]),
  ]
}

type Saying = { heading: string; document: ExportedDocument }

function saying(statement: PublishedStatement, { heading, document }: Saying): string[] {
  return [
    heading,
    escapeMarkdown(statement.attributionSentence),
    `> ${escapeMarkdown(quoteOf(statement))}`,
    statementFacts(statement, sourceNumber(document, statement.source)),
  ]
}

function tieItem({ ordinal, label, a, b }: RecordDocument['ties'][number], document: RecordDocument): string {
  const side = (passages: typeof a, statement: PublishedStatement) =>
    `   - ${escapeMarkdown(withVerb(speakerInText(statement), statement))}: ${passages.map((passage) => escapeMarkdown(passageWords(statement, passage))).join(' […] ')}`
  return [`${ordinal}. ${escapeMarkdown(capitalize(label))}`, side(a, document.a), side(b, document.b)].join(
    '\n',
  )
}

function evidenceList(document: RecordDocument, origin: string): string {
  return document.evidence
    .map((evidence) => {
      const { note, source, place, exact } = evidence
      const from = source === null ? 'not on file' : `source \\[${sourceNumber(document, source)}\\]`
      const facts = [evidenceWords(evidence, document), from, place === null ? null : isolated(place)].filter(
        (fact) => fact !== null,
      )
      const words = exact === null ? '' : ` ${escapeMarkdown(isolated(`“${exact}”`))}`
      return `- ${isolated(noteWords(note, document, origin))}${words} (${facts.map((fact) => (fact === from ? fact : escapeMarkdown(fact))).join('; ')})`
    })
    .join('\n')
}

function noteList(document: RecordDocument, origin: string): string {
  return document.notes
    .map((note) => {
      const { letter, on, body, by, notedOn } = note
      const passages = notePassages(note).map(
        ({ side, passage }) =>
          `statement ${side.toUpperCase()}, ${escapeMarkdown(passageWords(document[side], passage))}`,
      )
      const subject = on === 'RECORD' ? 'the record' : `statement ${on}`
      const anchor = `On ${passages.length === 0 ? subject : passages.join(', and ')}.`
      return `- **${escapeMarkdown(letter)}** ${anchor} ${isolated(noteWords(body, document, origin))} (${escapeMarkdown(isolated(by))}, ${formatShortDay(notedOn)})`
    })
    .join('\n')
}

const noteWords = (body: string, { mentions }: RecordDocument, origin: string): string =>
  paragraphsOf(body, mentions)
    .map((parts) => parts.map((part) => inline(part, origin)).join(''))
    .join(' ')

function inline(part: Inline, origin: string): string {
  if (part.kind === 'text') return escapeMarkdown(part.text)
  const words = part.children.map((child) => inline(child, origin)).join('')
  if (part.kind !== 'link') return part.kind === 'strong' ? `**${words}**` : `*${words}*`
  const target = linkDestination(part.href.startsWith('/') ? `${origin}${part.href}` : part.href)
  return target === null ? words : `[${words}](${target})`
}

function sources(document: ExportedDocument): string[] {
  const items = sourcesOf(document).map((source, index) => {
    const target = source.url === null ? null : linkDestination(source.url)
    return `${index + 1}. ${escapeMarkdown(sourceLine(source))}${target === null ? '' : ` ${target}`}`
  })
  return ['## Sources', items.join('\n')]
}

function versionLines(document: ExportedDocument, context: ExportContext): string[] {
  const { origin, sha256, newsroom } = context
  const { version, publishedAt, changeNote, isCorrection } = document
  return [
    '## This version',
    [
      `- **Version:** ${version}, published ${formatShortDay(publishedAt.slice(0, 10))}`,
      `- **Change:** ${isCorrection ? 'Correction. ' : ''}${escapeMarkdown(isolated(changeNote))}`,
      `- **Permanent address:** <${permalink(document, origin)}>`,
      `- **SHA-256 of the canonical JSON:** ${sha256}`,
      `- **Cite as:** ${escapeMarkdown(citation(document, newsroom))} <${citationAddress(document, origin)}>`,
      ...licenceLines(
        context,
        ({ name, url }) =>
          `- **Licence of the data:** ${escapeMarkdown(isolated(name))} ${linkDestination(url) ?? ''}`,
      ),
    ].join('\n'),
    notice,
  ]
}

/** The facts of a statement: wording, attribution and the three dates, each on its own line. */
function statementFacts(statement: PublishedStatement, source: number): string {
  const { context, quote, gloss, translation, translator, medium, addressee, standing } = statement
  const facts: [string, string | null][] = [
    ['Role at the time', isolatedOrNull(roleOf(statement))],
    ['Verb', actVerbs[statement.act]],
    ['Wording', wordingLabels[statement.wording]],
    ['Said', dateSentence(statement.said)],
    ['Published', publishedSentence(statement.source)],
    ['Is about', dateSentence(statement.about)],
    ['Medium', isolatedOrNull(medium)],
    ['Addressed to', isolatedOrNull(addressee)],
    ['In the source, with the words around it', context === quote ? null : isolatedOrNull(context)],
    ['In one sentence', isolatedOrNull(gloss)],
    ['Language', statement.language],
    [
      'Translation',
      translation === null
        ? null
        : `${isolated(translation)} (${translator === null ? 'translator not named' : isolated(translator)})`,
    ],
    ['Standing', standing === 'STANDS' ? null : uncapital(standingLabels[standing])],
  ]
  return [
    ...facts.flatMap(([label, value]) =>
      value === null ? [] : [`- **${label}:** ${escapeMarkdown(value)}`],
    ),
    `- **Source:** \\[${source}\\]`,
  ].join('\n')
}

const isolatedOrNull = (text: string | null): string | null => (text === null ? null : isolated(text))

/** Characters that can start markup anywhere in Markdown, HTML or a table. */
const anywhere = /[\\`*_{}[\]<>#|~&$]/g

/**
 * Escapes text so that Markdown renders it literally: no tag, link, table cell, code or list. A line break becomes a
 * character reference, so that the text cannot start a block.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(anywhere, '\\$&')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;')
    .replace(/^(?:\t| (?=[\t \d+=-]))/, (space) => `&#${space.charCodeAt(0)};`)
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^[-+=]/, '\\$&')
    .replaceAll(/\b(https?|ftp):\/\/|\bwww\./gi, (address) => address.replace(/[:.]/, '\\$&'))
}

/** A URL as a link target; null unless it is http or https. */
export function linkDestination(address: string): string | null {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null
  return `<${new URL(address).href.replaceAll(/[<>\\]/g, (mark) => encodeURIComponent(mark))}>`
}
