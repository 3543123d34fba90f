import 'server-only'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { appendRevision } from '#features/history/commands.server'
import { deskTransaction } from '#lib/desk-db.server'
import { AppError } from '#lib/errors'
import { updateAtRevision } from '#features/history/update-at-revision.server'
import { resolveLinks } from './capture.server'
import { aboutColumns, assertSaidBeforeReport, fieldsOf, saidColumns } from './columns'
import { assertUninterrupted } from './quoted-speech'
import type { StatementDating, StatementEdit, StatementLinkDraft } from './schema'

/** Changes when a statement was said. A trigger then derives the sides of every record that uses it. */
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
      assertSaidBeforeReport(said, snapshot.source.publishedMax, before.dateOverride)
    await updateAtRevision(tx, 'statement', { id, revision, data: saidColumns(said) })
    appendRevision(tx, editor, {
      subject: 'statement',
      subjectId: id,
      action: 'DATE_CORRECTED',
      reason,
      before: { said: before.said, inferred: before.saidInferred },
      after: { said: said.edtf, inferred: said.inferred },
    })
  })
}

/** Edits every field except the quote and its context. A trigger makes every record that uses it a draft again. */
export function editStatement(editor: Editor, edit: StatementEdit): Promise<void> {
  assertCan(editor, 'statement:edit')
  const { id, revision, reason, attribution, said, about, ...rest } = edit
  return deskTransaction(async (tx) => {
    const stored = await tx.statement.findUnique({
      where: { id },
      include: {
        attributions: { orderBy: { position: 'asc' } },
        appearances: { include: { snapshot: { include: { source: true } } } },
      },
    })
    if (!stored) throw new AppError('not_found', 'This statement is not on file.')
    for (const { snapshot } of stored.appearances)
      assertSaidBeforeReport(said, snapshot.source.publishedMax, rest.dateOverride)
    assertUninterrupted({ ...stored, wording: rest.wording, attribution }, 'wording')
    const columns = { ...rest, ...saidColumns(said), ...aboutColumns(about) }
    await updateAtRevision(tx, 'statement', { id, revision, data: columns })
    const links = await resolveLinks(tx, editor, attribution)
    const chain = stored.attributions.map(({ speakerId, capacityId, cue, seen }) => ({
      speakerId,
      capacityId,
      cue,
      seen,
    }))
    if (JSON.stringify(links) !== JSON.stringify(chain)) {
      await tx.attribution.deleteMany({ where: { statementId: id } })
      await tx.attribution.createMany({
        data: links.map((link, position) => ({ ...link, position, statementId: id })),
      })
    }
    appendRevision(tx, editor, {
      subject: 'statement',
      subjectId: id,
      action: 'EDITED',
      ...(reason === null ? {} : { reason }),
      before: { ...fieldsOf(stored), attribution: chain },
      after: { ...rest, said, about, attribution: links },
    })
  })
}

/** The history step of the earlier statement, by kind of link. */
const linkActions = {
  CORRECTS: 'CORRECTED_BY',
  RETRACTS: 'RETRACTED_BY',
  CLARIFIES: 'CLARIFIED_BY',
  REPEATS: 'REPEATED_BY',
  TRANSLATES: 'TRANSLATED_BY',
} as const

/**
 * Links a later statement that corrects, retracts, clarifies, repeats or translates an earlier one. A trigger updates
 * the earlier one's standing.
 */
export function linkStatements(
  editor: Editor,
  { fromId, to, kind }: StatementLinkDraft,
): Promise<{ slug: string }> {
  assertCan(editor, 'statement:edit')
  return deskTransaction(async (tx) => {
    const from = await tx.statement.findUnique({ where: { id: fromId }, select: { slug: true } })
    const earlier = await tx.statement.findUnique({ where: { slug: to }, select: { id: true } })
    if (!from || !earlier) throw new AppError('invalid', `“${to}” is not the name of a statement on file.`)
    if (earlier.id === fromId) throw new AppError('invalid', 'A statement is not linked to itself.')
    await tx.statementLink.create({ data: { fromId, toId: earlier.id, kind } })
    appendRevision(tx, editor, {
      subject: 'statement',
      subjectId: earlier.id,
      action: linkActions[kind],
      after: { kind, by: from.slug },
    })
    return from
  })
}
