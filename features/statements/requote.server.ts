import 'server-only'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { appendRevision } from '#features/history/commands.server'
import { deskTransaction, type Transaction } from '#lib/desk-db.server'
import { AppError, atField, FieldError } from '#lib/errors'
import { staleError, updateAtRevision } from '#features/history/update-at-revision.server'
import { findNear, type TextSpan, prefixSuffix, selectText } from './text-selector'
import { assertNotDuplicate } from './capture.server'
import { assertUninterrupted } from './quoted-speech'
import { orphanedPassagesMessage, movedPassage } from './reanchoring'
import type { Requote } from './schema'

/**
 * Selects other words of the same source for a statement, such as the rest of a quote that was cut too short. Passages
 * of ties and notes move along with their text. Refuses to remove text under a tie or an open note. A resolved note on
 * removed text moves to the whole statement. A trigger makes every record that uses the statement a draft again.
 */
export function requoteStatement(
  editor: Editor,
  { id, revision, reason, ...draft }: Requote,
): Promise<{ slug: string }> {
  assertCan(editor, 'statement:edit')
  return deskTransaction(async (tx) => {
    const stored = await tx.statement.findUnique({ where: { id }, include: statementWithAnchors })
    const [first, ...others] = stored?.appearances ?? []
    if (!stored || !first) throw new AppError('not_found', 'This statement is not on file.')
    if (stored.revision !== revision) throw staleError('statement')
    const { slug, language, quoteStart } = stored
    const before = first.start - quoteStart
    const { quote, quoteAt, context, contextAt } = selectText({ ...draft, language }, first.snapshot.text, {
      quote: first,
      context: { start: before, end: before + stored.context.length },
    })
    const place = { start: quoteAt, end: quoteAt + quote.length }
    if (place.start === first.start && quote === stored.quote && context === stored.context)
      throw new FieldError('quote', 'These are the words that it has.')
    const { snapshotId } = first
    await assertNotDuplicate(
      tx,
      { snapshotId, ...place, speakerId: stored.attributions[0]?.speakerId ?? '' },
      id,
    )
    const words = { quote, context, quoteStart: quoteAt - contextAt }
    const { wording, attributions: attribution } = stored
    assertUninterrupted({ ...words, wording, attribution }, 'quote')
    await updateAtRevision(tx, 'statement', { id, revision, data: words })
    await reanchor(tx, first, { quote, start: quoteAt })
    for (const other of others) {
      const start = atField('quote', () => findNear(quote, other.snapshot.text, other))
      await reanchor(tx, other, { quote, start })
    }
    const orphaned = await movePassages(tx, id, (passage) =>
      movedPassage(passage, context, { before, after: contextAt }),
    )
    appendRevision(tx, editor, {
      subject: 'statement',
      subjectId: id,
      action: 'QUOTE_CHANGED',
      reason,
      before: {
        ...{ quote: stored.quote, context: stored.context, quoteStart },
        ...{ quoteAt: first.start, contextAt: before, letGo: orphaned },
      },
      after: { ...words, quoteAt, contextAt },
    })
    return { slug }
  })
}

const statementWithAnchors = {
  appearances: { orderBy: { id: 'asc' }, include: { snapshot: { select: { text: true } } } },
  attributions: { orderBy: { position: 'asc' }, select: { speakerId: true } },
} as const

type AppearanceInSnapshot = { id: string; snapshot: { text: string } }

async function reanchor(
  tx: Transaction,
  { id, snapshot: { text } }: AppearanceInSnapshot,
  { quote, start }: { quote: string; start: number },
): Promise<void> {
  const end = start + quote.length
  await tx.appearance.update({
    where: { id },
    data: { exact: quote, ...prefixSuffix(text, start, end), start, end },
  })
}

type Passage = { start: number; exact: string }

/**
 * The caller has locked the statement's row. A concurrent tie or note waits for it, and is then checked against the new
 * words.
 * Returns the passages of resolved notes on removed text.
 * @throws AppError invalid, which names the ties and notes on removed text
 */
async function movePassages(
  tx: Transaction,
  statementId: string,
  move: (passage: Passage) => TextSpan | null,
): Promise<Passage[]> {
  const passages = await tx.tiePassage.findMany({
    where: { statementId },
    orderBy: { start: 'asc' },
    include: { tie: { select: { ordinal: true, record: { select: { number: true } } } } },
  })
  const noted = await tx.annotationTarget.findMany({
    where: { statementId, exact: { not: null } },
    orderBy: { start: 'asc' },
    include: { annotation: { select: { resolvedAt: true } } },
  })
  const ties = passages.map(({ tie, ...passage }) => ({ tie, passage, to: move(passage) }))
  const notes = noted.map(({ id, start, exact, annotation: { resolvedAt } }) => {
    const passage = { start: start ?? 0, exact: exact ?? '' }
    return { id, passage, isOpen: resolvedAt === null, to: move(passage) }
  })
  const problem = orphanedPassagesMessage([
    ...ties.filter(({ to }) => to === null).map(({ passage, tie }) => ({ exact: passage.exact, on: tie })),
    ...notes
      .filter(({ to, isOpen }) => to === null && isOpen)
      .map(({ passage }) => ({ exact: passage.exact, on: null })),
  ])
  if (problem !== null) throw new AppError('invalid', problem)
  if (ties.some(({ passage, to }) => to?.start !== passage.start)) {
    // Replaces all at once: moved one by one, a passage could violate the unique index for a moment.
    await tx.tiePassage.deleteMany({ where: { statementId } })
    await tx.tiePassage.createMany({ data: ties.map(({ passage, to }) => ({ ...passage, ...to })) })
  }
  for (const { id, passage, to } of notes)
    if (to?.start !== passage.start)
      await tx.annotationTarget.update({ where: { id }, data: to ?? { start: null, end: null, exact: null } })
  return notes.filter(({ to }) => to === null).map(({ passage }) => passage)
}
