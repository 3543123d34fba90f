import 'server-only'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { createRecordInTx } from '#features/records/commands.server'
import { deskRecordOfPair } from '#features/records/queries.server'
import { alreadyPairedError } from '#features/records/record'
import { appendRevision } from '#features/history/commands.server'
import { deskTransaction, type Transaction } from '#lib/desk-db.server'
import { AppError } from '#lib/errors'
import { paths } from '#lib/paths'
import { closed, isolated } from '#lib/sentence'
import { deskSuggestionLocked } from './queries.server'
import type { Acceptance, Rejection, SuggestionDraft } from './schema'

type LockedSuggestion = NonNullable<Awaited<ReturnType<typeof deskSuggestionLocked>>>

/**
 * Adds a pair of statements to the queue. A suggestion is never public. A rejected pair is refused until one of its
 * statements changes, when a trigger returns it to the queue.
 */
export function suggestPair(editor: Editor, draft: SuggestionDraft): Promise<{ id: string }> {
  assertCan(editor, 'suggestion:make')
  return deskTransaction(async (tx) => {
    const { statementIds, ...data } = draft
    const record = await deskRecordOfPair(tx, editor, statementIds)
    if (record) throw alreadyPairedError(record.number)
    const id = await upsertPending(tx, statementIds, data)
    appendRevision(tx, editor, {
      subject: 'suggestion',
      subjectId: id,
      action: 'SUGGESTED',
      after: draft,
    })
    return { id }
  })
}

async function upsertPending(
  tx: Transaction,
  [statementAId, statementBId]: [string, string],
  data: Omit<SuggestionDraft, 'statementIds'>,
): Promise<string> {
  const existing = await tx.suggestion.findFirst({
    where: {
      OR: [
        { statementAId, statementBId },
        { statementAId: statementBId, statementBId: statementAId },
      ],
    },
    select: { id: true, decision: true, note: true },
  })
  if (existing === null) {
    const { id } = await tx.suggestion.create({ data: { ...data, statementAId, statementBId } })
    return id
  }
  if (existing.decision === 'REJECTED')
    throw new AppError(
      'conflict',
      `${closed(`This pair was judged “${isolated(existing.note ?? '')}”`)} It returns when one of its statements changes.`,
    )
  if (existing.decision !== 'ACCEPTED') throw new AppError('conflict', 'This pair is in the queue already.')
  // Its record has a different pair now, so the pair can be judged again.
  await tx.suggestion.update({ where: { id: existing.id }, data: { ...data, ...undecided } })
  return existing.id
}

const undecided = {
  decision: null,
  decidedById: null,
  decidedAt: null,
  note: null,
  revisionA: null,
  revisionB: null,
}

/** Creates the pair's record in the transaction of the judgement. */
export function acceptSuggestion(
  editor: Editor,
  { judgement, disputeId, subject, asOf, ...loaded }: Acceptance,
): Promise<{ number: number }> {
  assertCan(editor, 'suggestion:judge')
  return deskTransaction(async (tx) => {
    const suggestion = await lockPending(tx, editor, loaded)
    const statementIds: [string, string] = [suggestion.statementAId, suggestion.statementBId]
    const { number } = await createRecordInTx(tx, editor, {
      disputeId,
      statementIds,
      subject,
      slug: null,
      asOf,
    })
    await decide(tx, editor, { suggestion, decision: 'ACCEPTED', note: judgement, record: number })
    return { number }
  })
}

/** Rejects the pair at the loaded revisions, or moves it to the end of the queue. */
export function rejectSuggestion(editor: Editor, { judgement, ...loaded }: Rejection): Promise<void> {
  assertCan(editor, 'suggestion:judge')
  return deskTransaction(async (tx) => {
    const suggestion = await lockPending(tx, editor, loaded)
    const isLater = judgement === 'later'
    await decide(tx, editor, {
      suggestion,
      decision: isLater ? 'LATER' : 'REJECTED',
      note: isLater ? suggestion.note : judgement,
    })
  })
}

/** Undoes the editor's own judgement and deletes its record, unless the record has changed since. */
export function takeBackJudgement(editor: Editor, id: string): Promise<void> {
  assertCan(editor, 'suggestion:judge')
  return deskTransaction(async (tx) => {
    const stored = await deskSuggestionLocked(tx, editor, id)
    if (stored === null) throw new AppError('not_found', 'This pair is not on file.')
    const { decision, decidedById, note, statementAId, statementBId } = stored
    if (decision === null) throw new AppError('conflict', 'This pair is in the queue again already.')
    if (decidedById !== editor.id)
      throw new AppError(
        'conflict',
        closed(`Another editor has judged this pair since: ${decisionText(stored)}`),
      )
    const record =
      decision === 'ACCEPTED' ? await deskRecordOfPair(tx, editor, [statementAId, statementBId]) : null
    if (record) await takeBackRecord(tx, editor, record)
    // Undoing a deferral does not clear the note of an earlier judgement.
    const data = decision === 'LATER' ? { ...undecided, note } : undecided
    await tx.suggestion.update({ where: { id }, data })
    appendRevision(tx, editor, {
      subject: 'suggestion',
      subjectId: id,
      action: 'JUDGEMENT_UNDONE',
      before: { decision, note, record: record?.number ?? null },
    })
  })
}

async function takeBackRecord(
  tx: Transaction,
  editor: Editor,
  { id, number }: { id: string; number: number },
): Promise<void> {
  const [result] = await tx.$queryRaw<[{ isTaken: boolean }]>`
    SELECT desk.take_back_pair(${id}::uuid) AS "isTaken"`
  if (!result.isTaken)
    throw new AppError('conflict', `Record ${number} has moved on since. It is not undone from here.`, {
      href: paths.desk.record(number),
      label: `Open record ${number}`,
    })
  appendRevision(tx, editor, {
    subject: 'record',
    subjectId: id,
    action: 'PAIR_UNDONE',
    before: { number },
  })
}

type ReadSuggestion = { id: string; revisionA: number; revisionB: number }

/** Locks a pending suggestion and its statements at the loaded revisions. */
async function lockPending(
  tx: Transaction,
  editor: Editor,
  { id, ...loaded }: ReadSuggestion,
): Promise<LockedSuggestion> {
  const suggestion = await deskSuggestionLocked(tx, editor, id)
  if (suggestion === null) throw new AppError('not_found', 'This pair is not on file.')
  if (suggestion.decision === 'ACCEPTED' || suggestion.decision === 'REJECTED')
    throw await alreadyJudged(tx, editor, suggestion)
  if (suggestion.atA !== loaded.revisionA || suggestion.atB !== loaded.revisionB)
    throw new AppError(
      'conflict',
      'One of the two statements was changed after you opened this pair. Read it again.',
      { href: paths.desk.queue({ pair: id }), label: 'Read it again' },
    )
  return suggestion
}

async function alreadyJudged(
  tx: Transaction,
  editor: Editor,
  suggestion: LockedSuggestion,
): Promise<AppError> {
  const judge = suggestion.decidedById === editor.id ? 'You' : (suggestion.decidedByName ?? 'Another editor')
  const record = await deskRecordOfPair(tx, editor, [suggestion.statementAId, suggestion.statementBId])
  const sentence = closed(`${isolated(judge)} judged this pair first: ${decisionText(suggestion)}`)
  if (!record) return new AppError('conflict', sentence, { href: paths.desk.queue(), label: 'To the queue' })
  const { number } = record
  return new AppError('conflict', `${sentence} It is record ${number}.`, {
    href: paths.desk.record(number),
    label: `Open record ${number}`,
  })
}

const decisionText = ({ decision, note }: LockedSuggestion): string =>
  decision === 'LATER' ? 'later' : (note ?? '')

type Judgement = {
  suggestion: LockedSuggestion
  decision: 'ACCEPTED' | 'REJECTED' | 'LATER'
  note: string | null
  record?: number
}

async function decide(
  tx: Transaction,
  editor: Editor,
  { suggestion: stored, decision, note, record }: Judgement,
): Promise<void> {
  const { id, atA: revisionA, atB: revisionB } = stored
  const [clock] = await tx.$queryRaw<[{ now: Date }]>`SELECT clock_timestamp() AS now`
  const data = { decision, note, decidedById: editor.id, decidedAt: clock.now, revisionA, revisionB }
  await tx.suggestion.update({ where: { id }, data })
  appendRevision(tx, editor, {
    subject: 'suggestion',
    subjectId: id,
    action: decision === 'LATER' ? 'DEFERRED' : decision,
    after: { note, revisionA, revisionB, record: record ?? null },
  })
}
