import { whyNot } from '#features/records/record'
import { firstAppearance } from './assemble-statement'
import type { DeskDispute, DeskRecord, DeskStatement } from './queries'
import { loadedWords } from './wording-lint'

/** What still stands between a record and its publication, each a sentence. DOMAIN.md, invariants 5 to 8. */
export function unmetRecordChecks(record: DeskRecord): string[] {
  return [
    ...answerChecks(record),
    ...tieChecks(record),
    ...[record.statementA, record.statementB].flatMap(statementChecks),
    ...noteChecks(record),
    ...lintChecks({
      subject: record.subject,
      summary: record.summary,
      'what both could be true if': record.reconciliation,
      'what would settle it': record.whatWouldSettleIt,
      'status note': record.statusNote,
      ...Object.fromEntries(record.ties.map(({ ordinal, label }) => [`tie ${ordinal}`, label])),
      ...Object.fromEntries(record.evidence.map(({ ordinal, note }) => [`evidence ${ordinal}`, note])),
    }),
    ...(record.dispute.publicState === 'PUBLISHED' ? [] : ['Its dispute is not published.']),
  ]
}

export function unmetDisputeChecks(dispute: DeskDispute): string[] {
  const { title, question, summary } = dispute
  return [
    ...(dispute.statements.length === 0 ? ['It has no statement.'] : []),
    ...dispute.statements.flatMap(({ statement }) => anchorChecks(statement)),
    ...lintChecks({ title, question, summary }),
  ]
}

function answerChecks(record: DeskRecord): string[] {
  const { event, people, time, conditions, relation } = record
  const unmet: string[] = []
  if (record.subject.trim() === '') unmet.push('What they disagree about is not written.')
  if (record.summary.trim() === '') unmet.push('The summary is not written.')
  if ([event, people, time, conditions].includes(null)) unmet.push('A question of scope is not answered.')
  if (record.dimensions.length === 0) unmet.push('The kind of disagreement is not chosen.')
  if (relation === null) return [...unmet, 'The relation is not decided.']
  const reason = whyNot(relation, record)
  if (reason !== null) unmet.push(`The relation is not open to these answers: ${reason}`)
  if (relation === 'SUPERSEDED') unmet.push(...supersededChecks(record))
  const isSoft = ['IN_TENSION', 'CHARACTERISATION', 'APPARENT'].includes(relation)
  if (isSoft && !record.reconciliation?.trim()) unmet.push('“Both could be true if” is not written.')
  return unmet
}

/** One responsible speaker, or its organisation, who said the one before the other. */
function supersededChecks({ statementA, statementB }: DeskRecord): string[] {
  const responsible = ({ attributions }: DeskStatement) => {
    const originator = attributions[0]
    return [originator?.speakerId, originator?.speaker.partOfId].filter((id) => typeof id === 'string')
  }
  const shared = responsible(statementA).some((id) => responsible(statementB).includes(id))
  const isOrdered = statementA.saidMax?.getTime() !== statementB.saidMax?.getTime()
  return [
    ...(shared ? [] : ['A changed position needs one responsible speaker on both sides.']),
    ...(isOrdered ? [] : ['A changed position needs an order of the two statements.']),
  ]
}

function tieChecks(record: DeskRecord): string[] {
  if (record.ties.length === 0) return ['No passages are tied.']
  return record.ties
    .filter(({ passages }) =>
      [record.statementAId, record.statementBId].some(
        (side) => !passages.some(({ statementId }) => statementId === side),
      ),
    )
    .map(({ ordinal }) => `Tie ${ordinal} has no passage on one side.`)
}

function statementChecks(statement: DeskStatement): string[] {
  const unglossed = statement.gloss?.trim() ? [] : [`“${statement.slug}” has no gloss.`]
  return [...anchorChecks(statement), ...unglossed]
}

function anchorChecks(statement: DeskStatement): string[] {
  return firstAppearance(statement) ? [] : [`“${statement.slug}” is anchored in no snapshot.`]
}

function noteChecks(record: DeskRecord): string[] {
  const notes = record.targets.map(({ annotation }) => annotation)
  const parts = [record.statementA, record.statementB, ...record.ties, ...record.evidence]
  const isBlocked =
    notes.some((note) => note.blocking && note.resolvedAt === null) ||
    parts.some(({ targets }) => targets.length > 0)
  const loaded = notes
    .filter((note) => note.visibility === 'PUBLIC' && note.resolvedAt === null)
    .flatMap((note) => loadedWords(note.body))
  return [
    ...(isBlocked ? ['A blocking note is open.'] : []),
    ...loaded.map((word) => `“${word}” in a public note takes a side.`),
  ]
}

function lintChecks(fields: Record<string, string | null>): string[] {
  return Object.entries(fields).flatMap(([field, text]) =>
    loadedWords(text ?? '').map((word) => `“${word}” in the ${field} takes a side.`),
  )
}
