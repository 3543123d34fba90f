import 'server-only'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { recordRevision } from '#features/revisions/commands'
import { dateOf } from '#lib/days'
import { deskTransaction, type Transaction } from '#lib/desk-db'
import { edtfBounds } from '#lib/edtf'
import { AppError } from '#lib/errors'
import { freeSlug, slugOf } from '#lib/slug'
import { aroundOf, firstDifference, isDatedAfterReport } from './anchoring'
import type { DatedDraft, StatementDating, StatementDraft } from './schema'

/** Takes a statement out of a snapshot. Words that do not stand there, character for character, are refused. */
export function captureStatement(editor: Editor, draft: StatementDraft): Promise<{ id: string }> {
  assertCan(editor, 'statement:capture')
  return deskTransaction(async (tx) => {
    const snapshot = await tx.snapshot.findUnique({
      where: { id: draft.snapshotId },
      include: { source: true },
    })
    if (!snapshot) throw new AppError('not_found', 'The source’s text is not on file.')
    const { text, source } = snapshot
    mustStand(draft.context, text, draft.contextAt)
    mustStand(draft.quote, text, draft.quoteAt)
    mustStand(draft.quote, draft.context, draft.quoteAt - draft.contextAt)
    mustPrecede(draft.said, source.publishedMax, draft.dateOverride)
    const end = draft.quoteAt + draft.quote.length
    const { id } = await tx.statement.create({
      data: {
        slug: await statementSlug(tx, draft),
        quote: draft.quote,
        context: draft.context,
        quoteStart: draft.quoteAt - draft.contextAt,
        gloss: draft.gloss,
        language: draft.language,
        wording: draft.wording,
        act: draft.act,
        medium: draft.medium,
        addressee: draft.addressee,
        dateOverride: draft.dateOverride,
        ...saidColumns(draft.said),
        ...aboutColumns(draft.about),
        attributions: { create: draft.attribution.map((link, position) => ({ ...link, position })) },
        appearances: {
          create: {
            snapshotId: draft.snapshotId,
            exact: draft.quote,
            ...aroundOf(text, draft.quoteAt, end),
            start: draft.quoteAt,
            end,
          },
        },
      },
    })
    await recordRevision(tx, editor, {
      subject: 'statement',
      subjectId: id,
      change: 'captured',
      after: draft,
    })
    return { id }
  })
}

/** Changes when a statement was said. The sides of every record that uses it are derived anew (trigger). */
export function correctDateSaid(editor: Editor, dating: StatementDating): Promise<void> {
  assertCan(editor, 'statement:edit')
  return deskTransaction(async (tx) => {
    const { id, revision, said, reason } = dating
    const before = await tx.statement.findUnique({
      where: { id },
      include: { appearances: { include: { snapshot: { include: { source: true } } } } },
    })
    if (!before) throw new AppError('not_found', 'This statement is not on file.')
    for (const { snapshot } of before.appearances)
      mustPrecede(said, snapshot.source.publishedMax, before.dateOverride)
    const { count } = await tx.statement.updateMany({
      where: { id, revision },
      data: { ...saidColumns(said), revision: revision + 1 },
    })
    if (count === 0) throw new AppError('conflict', 'Somebody changed this statement since you read it.')
    await recordRevision(tx, editor, {
      subject: 'statement',
      subjectId: id,
      change: 'corrected the date said',
      reason,
      before: { said: before.said, inferred: before.saidInferred },
      after: { said: said.edtf, inferred: said.inferred },
    })
  })
}

function mustStand(quote: string, text: string, at: number): void {
  const difference = firstDifference(quote, text, at)
  if (difference) throw new AppError('invalid', difference)
}

function mustPrecede(said: DatedDraft, publishedMax: Date | null, override: string | null): void {
  if (override === null && isDatedAfterReport(said, publishedMax))
    throw new AppError(
      'invalid',
      'The statement is dated later than the report of it. Say why, or correct the date.',
    )
}

async function statementSlug(tx: Transaction, draft: StatementDraft): Promise<string> {
  const speakerId = draft.attribution[0]?.speakerId ?? ''
  const speaker = await tx.speaker.findUnique({ where: { id: speakerId }, select: { name: true } })
  if (!speaker) throw new AppError('not_found', 'The speaker is not on file.')
  const wanted = `${slugOf(speaker.name, 4)}-${slugOf(draft.quote, 6)}`
  const like = await tx.statement.findMany({
    where: { slug: { startsWith: wanted } },
    select: { slug: true },
  })
  return freeSlug(wanted, new Set(like.map(({ slug }) => slug)))
}

function saidColumns({ edtf, phrase, inferred, basis }: DatedDraft) {
  const bounds = edtf === null ? null : edtfBounds(edtf)
  return {
    said: edtf,
    saidMin: dateOf(bounds?.min ?? null),
    saidMax: dateOf(bounds?.max ?? null),
    saidPhrase: phrase,
    saidInferred: inferred,
    saidBasis: basis,
  }
}

function aboutColumns({ edtf, phrase, inferred, basis }: DatedDraft) {
  const bounds = edtf === null ? null : edtfBounds(edtf)
  return {
    about: edtf,
    aboutMin: dateOf(bounds?.min ?? null),
    aboutMax: dateOf(bounds?.max ?? null),
    aboutPhrase: phrase,
    aboutInferred: inferred,
    aboutBasis: basis,
  }
}
