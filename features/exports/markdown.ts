import { paragraphsOf, type Inline } from '#features/annotations/markdown'
import type { PublishedStatement, RecordDocument } from '#features/publications/document'
import { comparisonWords } from '#features/records/comparison'
import { paths } from '#lib/paths'
import { formatShortDay } from '#lib/dates'
import { capitalize } from '#lib/text'
import {
  citation,
  citationAddress,
  isRecord,
  notice,
  permalink,
  type Exported,
  type Imprint,
} from './citation'
import { escaped, linkTo } from './markdown-escape'
import { statementFacts } from './markdown-statement'
import {
  evidenceWords,
  kindWords,
  passageOf,
  quoteOf,
  relationWords,
  sourceLine,
  sourceNumber,
  sourcesOf,
  speakerOf,
  statusWords,
} from './sentences'

/** Sections are separated by an empty line; a section is one paragraph, heading, quotation or list. */
export function markdown(document: Exported, imprint: Imprint): string {
  const body = isRecord(document) ? record(document, imprint) : dispute(document)
  return `${[...body, ...sources(document), ...edition(document, imprint)].join('\n\n')}\n`
}

function dispute(document: Exclude<Exported, RecordDocument>): string[] {
  const { title, question, summary, statements, asOf } = document
  return [
    `# ${escaped(title)}`,
    `**${escaped(question)}**`,
    escaped(summary),
    `${statements.length} statements on file, as of ${formatShortDay(asOf)}.`,
    ...statements.flatMap((statement, index) =>
      saying(statement, { heading: `## ${index + 1}. ${escaped(speakerOf(statement))}`, document }),
    ),
  ]
}

function record(document: RecordDocument, { origin }: Imprint): string[] {
  const { number, version, subject, summary, dispute: matter, reconciliation, whatWouldSettleIt } = document
  const about = linkTo(`${origin}${paths.dispute(matter.slug)}`) ?? ''
  return [
    `# ${escaped(capitalize(subject))}`,
    `Record ${number}, version ${version}, in the dispute [${escaped(matter.title)}](${about}).`,
    `They disagree about ${escaped(subject)}. ${escaped(summary)}`,
    [
      `- **Status:** ${escaped(statusWords(document))}`,
      `- **Kind:** ${kindWords(document)}`,
      `- **As worded:** ${relationWords(document)}`,
      `- **How we compared them:** ${comparisonWords(document)}`,
    ].join('\n'),
    ...saying(document.a, { heading: `## Statement A: ${escaped(speakerOf(document.a))}`, document }),
    ...saying(document.b, { heading: `## Statement B: ${escaped(speakerOf(document.b))}`, document }),
    '## Passage by passage',
    document.ties.map((tie) => tieItem(tie, document)).join('\n'),
    ...(reconciliation === null ? [] : ['## Both could be true if', escaped(reconciliation)]),
    ...(whatWouldSettleIt === null ? [] : ['## What would settle it', escaped(whatWouldSettleIt)]),
    ...(document.evidence.length === 0 ? [] : ['## Evidence', evidenceList(document)]),
    ...(document.notes.length === 0 ? [] : ['## Notes', noteList(document, origin)]),
  ]
}

type Saying = { heading: string; document: Exported }

function saying(statement: PublishedStatement, { heading, document }: Saying): string[] {
  return [
    heading,
    `> ${escaped(quoteOf(statement))}`,
    statementFacts(statement, sourceNumber(document, statement.source)),
  ]
}

function tieItem({ ordinal, label, a, b }: RecordDocument['ties'][number], document: RecordDocument): string {
  const side = (passages: typeof a, statement: PublishedStatement) =>
    `   - ${escaped(speakerOf(statement))}: ${passages.map((one) => escaped(passageOf(one, statement))).join(' […] ')}`
  return [`${ordinal}. ${escaped(capitalize(label))}`, side(a, document.a), side(b, document.b)].join('\n')
}

function evidenceList(document: RecordDocument): string {
  return document.evidence
    .map((evidence) => {
      const { note, source, place, exact } = evidence
      const where = source === null ? 'not on file' : `source \\[${sourceNumber(document, source)}\\]`
      const facts = [evidenceWords(evidence, document), where, place].filter((fact) => fact !== null)
      const words = exact === null ? '' : ` “${escaped(exact)}”`
      return `- ${escaped(note)}${words} (${facts.map((fact) => (fact === where ? fact : escaped(fact))).join('; ')})`
    })
    .join('\n')
}

function noteList(document: RecordDocument, origin: string): string {
  return document.notes
    .map(({ letter, on, passage, body, by, notedOn }) => {
      const anchor =
        on === 'RECORD'
          ? 'On the record.'
          : `On statement ${on}${passage === null ? '' : `, “${escaped(passage.exact)}”`}.`
      const words = paragraphsOf(body)
        .map((parts) => parts.map((part) => inline(part, origin)).join(''))
        .join(' ')
      return `- **${escaped(letter)}** ${anchor} ${words} (${escaped(by)}, ${formatShortDay(notedOn)})`
    })
    .join('\n')
}

function inline(part: Inline, origin: string): string {
  if (part.kind === 'text') return escaped(part.text)
  const words = part.children.map((child) => inline(child, origin)).join('')
  if (part.kind !== 'link') return part.kind === 'strong' ? `**${words}**` : `*${words}*`
  const target = linkTo(part.href.startsWith('/') ? `${origin}${part.href}` : part.href)
  return target === null ? words : `[${words}](${target})`
}

function sources(document: Exported): string[] {
  const items = sourcesOf(document).map((source, index) => {
    const target = source.url === null ? null : linkTo(source.url)
    return `${index + 1}. ${escaped(sourceLine(source))}${target === null ? '' : ` ${target}`}`
  })
  return ['## Sources', items.join('\n')]
}

function edition(document: Exported, { origin, sha256 }: Imprint): string[] {
  const { version, publishedAt, changeNote, isCorrection } = document
  return [
    '## This version',
    [
      `- **Version:** ${version}, published ${formatShortDay(publishedAt.slice(0, 10))}`,
      `- **Change:** ${isCorrection ? 'Correction. ' : ''}${escaped(changeNote)}`,
      `- **Permanent address:** <${permalink(document, origin)}>`,
      `- **SHA-256 of the canonical JSON:** ${sha256}`,
      `- **Cite as:** ${escaped(citation(document))} <${citationAddress(document, origin)}>`,
    ].join('\n'),
    notice,
  ]
}
