import { allowsBothTrue, relationBlocker, statusLabels } from '#features/records/record'
import { endsBefore } from '#features/publications/chronological'
import { firstAppearance } from './build-document'
import type { DeskDispute, DeskRecord, DeskStatement } from './queries.server'
import { doubtfulWords, partialWords } from './wording-lint'
import { isBlank } from '#lib/text'

/** Where an editor can meet a check: in a part of the subject's own page, or on another page. */
export type CheckPlace =
  | { on: 'subject'; part: string }
  | { on: 'statement'; slug: string }
  | { on: 'dispute'; slug: string }
type Unmet = { sentence: string; place: CheckPlace }
/** A requirement, each violation of it, and what the second editor confirms before approval, in sentences. */
export type Check = { requirement: string; unmet: Unmet[]; toConfirm?: Unmet[] }

const unmetAt = (part: string, sentences: readonly string[]): Unmet[] =>
  sentences.map((sentence) => ({ sentence, place: { on: 'subject', part } }))

/** The requirements for publishing a record (docs/invariants.md, invariants 5 to 8). */
export function recordChecks(record: DeskRecord): Check[] {
  return [
    {
      requirement: 'The questions are answered and the texts are written',
      unmet: unmetAt('words', answerChecks(record)),
    },
    { requirement: 'Passages are tied, and every tie has both sides', unmet: tieChecks(record) },
    {
      requirement: 'Both statements stand in a source and have a gloss',
      unmet: [record.statementA, record.statementB].flatMap(statementChecks),
    },
    { requirement: 'The status says what is so', unmet: unmetAt('words', statusChecks(record)) },
    { requirement: 'No blocking note is open', unmet: unmetAt('notes', blockingChecks(record)) },
    wordingCheck(recordTexts(record)),
    disputeCheck(record),
  ]
}

/** A dispute needs no separate review: it is published together with its first record. */
function disputeCheck({ dispute: { slug, publicState }, firstDispute }: DeskRecord): Check {
  const place = { on: 'dispute', slug } as const
  if (firstDispute !== null) {
    const ofDispute = (all: readonly Unmet[] = []): Unmet[] =>
      all.map((item) => ({
        sentence: `Its dispute: ${item.sentence}`,
        place: item.place.on === 'subject' ? place : item.place,
      }))
    const checks = disputeChecks(firstDispute)
    return {
      requirement: 'Its dispute is ready to be published with it',
      unmet: checks.flatMap(({ unmet }) => ofDispute(unmet)),
      toConfirm: checks.flatMap(({ toConfirm }) => ofDispute(toConfirm)),
    }
  }
  return {
    requirement: 'Its dispute is published',
    unmet: publicState === 'PUBLISHED' ? [] : [{ sentence: 'Its dispute was withdrawn.', place }],
  }
}

export function disputeChecks(dispute: DeskDispute): Check[] {
  const { title, question, summary, topics } = dispute
  return [
    {
      requirement: 'It has statements',
      unmet: unmetAt('statements', dispute.statements.length === 0 ? ['It has no statement.'] : []),
    },
    {
      requirement: 'Every statement stands in a source',
      unmet: dispute.statements.flatMap(({ statement }) => anchorChecks(statement)),
    },
    wordingCheck([
      textsOf('words', { title, question, summary, topics: topics.join('\n') }),
      ...dispute.statements.map(({ statement }) => statementTexts(statement)),
    ]),
  ]
}

/** All violations, in sentences. */
export const unmetOf = (checks: readonly Check[]): string[] =>
  checks.flatMap(({ unmet }) => unmet.map(({ sentence }) => sentence))

/** The sentences that the second editor confirms. */
export const toConfirmOf = (checks: readonly Check[]): string[] =>
  checks.flatMap(({ toConfirm = [] }) => toConfirm.map(({ sentence }) => sentence))

function answerChecks(record: DeskRecord): string[] {
  const { event, people, time, conditions, relation } = record
  const unmet: string[] = []
  if (isBlank(record.subject)) unmet.push('What they disagree about is not written.')
  if (isBlank(record.summary)) unmet.push('The summary is not written.')
  if ([event, people, time, conditions].includes(null)) unmet.push('A question of scope is not answered.')
  if (record.dimensions.length === 0) unmet.push('The kind of disagreement is not chosen.')
  if (relation === null) return [...unmet, 'The relation is not decided.']
  const reason = relationBlocker(relation, record)
  if (reason !== null) unmet.push(`The relation is not open to these answers: ${reason}`)
  if (relation === 'SUPERSEDED') unmet.push(...supersededChecks(record))
  if (allowsBothTrue(relation) && !record.reconciliation?.trim())
    unmet.push('“Both could be true if” is not written.')
  return unmet
}

type DatedStatement = Pick<DeskStatement, 'saidMin' | 'saidMax'> & {
  attributions: readonly { speakerId: string; speaker: { partOfId: string | null } }[]
}

/**
 * A changed position needs one responsible speaker, or its organisation, on both sides, and an order of the statements.
 */
export function supersededChecks({
  statementA,
  statementB,
}: Record<'statementA' | 'statementB', DatedStatement>): string[] {
  const responsible = ({ attributions }: DatedStatement) => {
    const originator = attributions[0]
    return [originator?.speakerId, originator?.speaker.partOfId].filter((id) => typeof id === 'string')
  }
  const shared = responsible(statementA).some((id) => responsible(statementB).includes(id))
  const isOrdered = endsBefore(statementA.saidMax, statementB.saidMin)
  return [
    ...(shared ? [] : ['A changed position needs one responsible speaker on both sides.']),
    ...(isOrdered ? [] : ['A changed position needs an order of the two statements.']),
  ]
}

/** The record must contain what its status claims (publish_status in SQL). */
function statusChecks(record: DeskRecord): string[] {
  const { status, evidence, bothCanBeTrue, reconciliation, statusNote, statementA, statementB } = record
  const isCorrected = [statementA, statementB].some(({ standing }) => standing !== 'STANDS')
  switch (status) {
    case 'OPEN':
      return []
    case 'RESOLVED':
      return evidence.some(({ snapshotId, stance }) => snapshotId !== null && stance !== 'CONTEXT')
        ? []
        : ['“Settled by evidence” needs evidence on file that supports or speaks against a statement.']
    case 'RECONCILED':
      return bothCanBeTrue === true && reconciliation?.trim()
        ? []
        : ['“Reconciled” needs that both can be true, and on which condition.']
    case 'ONE_SIDE_CORRECTED':
      return isCorrected ? [] : ['“One side corrected” needs a statement that no longer stands.']
    case 'ANSWERED':
    case 'AWAITING_REPLY':
      return statusNote?.trim()
        ? []
        : [`“${statusLabels[status]}” needs a status note: who was asked or has answered, and when.`]
  }
}

function tieChecks(record: DeskRecord): Unmet[] {
  if (record.ties.length === 0) return unmetAt('tie', ['No passages are tied.'])
  return record.ties
    .filter(({ passages }) =>
      [record.statementAId, record.statementBId].some(
        (side) => !passages.some(({ statementId }) => statementId === side),
      ),
    )
    .flatMap(({ ordinal }) => unmetAt(`tie-${ordinal}`, [`Tie ${ordinal} has no passage on one side.`]))
}

function statementChecks(statement: DeskStatement): Unmet[] {
  const { slug } = statement
  const isGlossed = !isBlank(statement.gloss ?? '')
  return [
    ...anchorChecks(statement),
    ...dateChecks(statement),
    ...(isGlossed
      ? []
      : [{ sentence: `“${slug}” has no gloss.`, place: { on: 'statement', slug } } satisfies Unmet]),
  ]
}

function anchorChecks(statement: DeskStatement): Unmet[] {
  const { slug } = statement
  if (firstAppearance(statement)) return []
  return [{ sentence: `“${slug}” is anchored in no snapshot.`, place: { on: 'statement', slug } }]
}

/** Invariant 4: no statement is later than its report, also after the date of its source was corrected. */
function dateChecks(statement: DeskStatement): Unmet[] {
  const { slug, saidMin, dateOverride } = statement
  const publishedMax = firstAppearance(statement)?.snapshot.source.publishedMax ?? null
  if (dateOverride !== null || saidMin === null || publishedMax === null || saidMin <= publishedMax) return []
  const sentence = `“${slug}” is dated later than the report of it, without a reason.`
  return [{ sentence, place: { on: 'statement', slug } }]
}

function blockingChecks(record: DeskRecord): string[] {
  const parts = [record.statementA, record.statementB, ...record.ties, ...record.evidence]
  const isBlocked =
    record.targets.some(({ annotation }) => annotation.blocking && annotation.resolvedAt === null) ||
    parts.some(({ targets }) => targets.length > 0)
  return isBlocked ? ['A blocking note is open.'] : []
}

/** Texts of ours that readers see, by the part of the page where an editor changes them. */
type OurTexts = { place: CheckPlace; fields: Record<string, string | null>; of?: string }

const textsOf = (part: string, fields: OurTexts['fields']): OurTexts => ({
  place: { on: 'subject', part },
  fields,
})

function recordTexts(record: DeskRecord): OurTexts[] {
  const notes = record.targets
    .map(({ annotation }) => annotation)
    .filter((note) => note.visibility === 'PUBLIC' && note.resolvedAt === null)
  return [
    textsOf('words', {
      subject: record.subject,
      summary: record.summary,
      'what both could be true if': record.reconciliation,
      'what would settle it': record.whatWouldSettleIt,
      'status note': record.statusNote,
    }),
    ...record.ties.map(({ ordinal, label }) => textsOf(`tie-${ordinal}`, { [`tie ${ordinal}`]: label })),
    ...record.evidence.map(({ ordinal, note, place, independenceGroup }) =>
      textsOf(`evidence-${ordinal}`, {
        [`evidence ${ordinal}`]: note,
        [`place of evidence ${ordinal}`]: place,
        [`group of evidence ${ordinal}`]: independenceGroup,
      }),
    ),
    ...[record.statementA, record.statementB].map(statementTexts),
    ...notes.map(({ id, body }) => textsOf(`note-${id}`, { 'public note': body })),
  ]
}

/** The words of ours in a statement: everything else is its speaker's or its source's. */
function statementTexts({ slug, gloss, saidBasis, aboutBasis }: DeskStatement): OurTexts {
  const fields = {
    gloss,
    'reason for the date said': saidBasis,
    'reason for the date it is about': aboutBasis,
  }
  return { place: { on: 'statement', slug }, fields, of: ` of “${slug}”` }
}

/** Words that take a side stop publication. Those that may be neutral are left to the second editor. */
function wordingCheck(texts: readonly OurTexts[]): Check {
  const lint = (wordsIn: (text: string) => string[], verb: string): Unmet[] =>
    texts.flatMap(({ place, fields, of = '' }) =>
      Object.entries(fields).flatMap(([field, text]) =>
        [...new Set(wordsIn(text ?? ''))].map((word) => ({
          sentence: `“${word}” in the ${field}${of} ${verb} a side.`,
          place,
        })),
      ),
    )
  return {
    requirement: 'No word of ours takes a side',
    unmet: lint(partialWords, 'takes'),
    toConfirm: lint(doubtfulWords, 'may take'),
  }
}
