import 'server-only'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { recordRevision } from '#features/revisions/commands'
import { capacityOf, speakerNamed } from '#features/speakers/commands'
import { deskTransaction, type Transaction } from '#lib/desk-db'
import { AppError } from '#lib/errors'
import { paths } from '#lib/paths'
import { freeSlug, slugOf } from '#lib/slug'
import { firstDifference, placeNear, placeOf } from './anchoring'
import { aroundOf, contextAround } from './around'
import { aboutColumns, fieldsOf, saidColumns } from './columns'
import { isDatedAfterReport } from './dating'
import type {
  DatedDraft,
  LinkDraft,
  StatementDating,
  StatementDraft,
  StatementEdit,
  StatementLinkDraft,
} from './schema'

/** Takes a statement out of a snapshot. Words that do not stand there, character for character, are refused. */
export function captureStatement(
  editor: Editor,
  draft: StatementDraft,
): Promise<{ id: string; slug: string }> {
  assertCan(editor, 'statement:capture')
  return deskTransaction(async (tx) => {
    const snapshot = await tx.snapshot.findUnique({
      where: { id: draft.snapshotId },
      include: { source: true },
    })
    if (!snapshot) throw new AppError('not_found', 'The source’s text is not on file.')
    const { text, source } = snapshot
    const { quote, language } = draft
    const quoteAt = placeOf(quote, text, draft.quoteAt)
    const end = quoteAt + quote.length
    const around = contextAround(text, { start: quoteAt, end }, language)
    const context = draft.context ?? text.slice(around.start, around.end)
    const contextAt =
      draft.context === null
        ? around.start
        : (draft.contextAt ?? placeNear(context, text, { start: quoteAt, end }))
    mustStand(context, text, contextAt)
    mustStand(quote, context, quoteAt - contextAt)
    mustPrecede(draft.said, source.publishedMax, draft.dateOverride)
    const links = await linksOf(editor, tx, draft.attribution)
    await refuseTaken(tx, {
      snapshotId: draft.snapshotId,
      start: quoteAt,
      end,
      speakerId: links[0]?.speakerId ?? '',
    })
    const { id, slug } = await tx.statement.create({
      data: {
        slug: await statementSlug(tx, { speakerId: links[0]?.speakerId ?? '', quote }),
        quote,
        context,
        quoteStart: quoteAt - contextAt,
        gloss: draft.gloss,
        language,
        wording: draft.wording,
        act: draft.act,
        medium: draft.medium,
        addressee: draft.addressee,
        dateOverride: draft.dateOverride,
        ...saidColumns(draft.said),
        ...aboutColumns(draft.about),
        attributions: { create: links.map((link, position) => ({ ...link, position })) },
        appearances: {
          create: {
            snapshotId: draft.snapshotId,
            exact: quote,
            ...aroundOf(text, quoteAt, end),
            start: quoteAt,
            end,
          },
        },
      },
    })
    await recordRevision(tx, editor, {
      subject: 'statement',
      subjectId: id,
      change: 'captured',
      after: { ...draft, context, attribution: links },
    })
    return { id, slug }
  })
}

/** The same words at the same place, of the same originator, are one statement. */
export async function refuseTaken(
  tx: Transaction,
  { speakerId, ...place }: { snapshotId: string; start: number; end: number; speakerId: string },
  except: string | null = null,
): Promise<void> {
  const known = await tx.statement.findFirst({
    where: {
      ...(except === null ? {} : { id: { not: except } }),
      appearances: { some: place },
      attributions: { some: { position: 0, speakerId } },
    },
    select: { slug: true },
  })
  if (known)
    throw new AppError('conflict', 'These words are on file already, as a statement of the same speaker.', {
      href: paths.desk.statement(known.slug),
      label: 'Open that statement',
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

/** Each link's speaker and capacity: those on file, or new ones made here. */
async function linksOf(editor: Editor, tx: Transaction, links: readonly LinkDraft[]) {
  const resolved = []
  // One after the other: a name given twice is made once.
  for (const link of links) {
    if ('speakerId' in link) {
      resolved.push(link)
      continue
    }
    const { speaker, capacity, cue, seen } = link
    const { id: speakerId } = await speakerNamed(editor, tx, speaker)
    const role =
      capacity === null
        ? null
        : await capacityOf(editor, tx, { speakerId, title: capacity, organisationId: null })
    resolved.push({ speakerId, capacityId: role?.id ?? null, cue, seen })
  }
  return resolved
}

/** Everything about a statement but its words, which are the source's. Reaches every record that uses it (trigger). */
export function editStatement(editor: Editor, edit: StatementEdit): Promise<void> {
  assertCan(editor, 'statement:edit')
  const { id, revision, reason, attribution, said, about, ...rest } = edit
  return deskTransaction(async (tx) => {
    const held = await tx.statement.findUnique({
      where: { id },
      include: {
        attributions: { orderBy: { position: 'asc' } },
        appearances: { include: { snapshot: { include: { source: true } } } },
      },
    })
    if (!held) throw new AppError('not_found', 'This statement is not on file.')
    for (const { snapshot } of held.appearances)
      mustPrecede(said, snapshot.source.publishedMax, rest.dateOverride)
    const { count } = await tx.statement.updateMany({
      where: { id, revision },
      data: { ...rest, ...saidColumns(said), ...aboutColumns(about), revision: revision + 1 },
    })
    if (count === 0) throw new AppError('conflict', 'Somebody changed this statement since you read it.')
    const links = await linksOf(editor, tx, attribution)
    const chain = held.attributions.map(({ speakerId, capacityId, cue, seen }) => ({
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
    await recordRevision(tx, editor, {
      subject: 'statement',
      subjectId: id,
      change: 'edited',
      ...(reason === null ? {} : { reason }),
      before: { ...fieldsOf(held), attribution: chain },
      after: { ...rest, said, about, attribution: links },
    })
  })
}

/** A later statement corrects, retracts, clarifies, repeats or translates an earlier one; its standing follows (trigger). */
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
    const change = { subject: 'statement', change: `was told that another ${kind.toLowerCase()} it` } as const
    await recordRevision(tx, editor, { ...change, subjectId: earlier.id, after: { kind, by: from.slug } })
    return from
  })
}

async function statementSlug(
  tx: Transaction,
  { speakerId, quote }: { speakerId: string; quote: string },
): Promise<string> {
  const speaker = await tx.speaker.findUnique({ where: { id: speakerId }, select: { name: true } })
  if (!speaker) throw new AppError('not_found', 'The speaker is not on file.')
  const wanted = `${slugOf(speaker.name, 4)}-${slugOf(quote, 6)}`
  const like = await tx.statement.findMany({
    where: { slug: { startsWith: wanted } },
    select: { slug: true },
  })
  return freeSlug(wanted, new Set(like.map(({ slug }) => slug)))
}
