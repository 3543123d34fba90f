import 'server-only'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { appendRevision } from '#features/history/commands.server'
import { capacityOf, speakerNamed } from '#features/speakers/commands.server'
import { deskTransaction, type Transaction } from '#lib/desk-db.server'
import { AppError, atField, FieldError, FieldErrors } from '#lib/errors'
import { paths } from '#lib/paths'
import { freeSlug, statementSlugOf } from '#lib/identifiers'
import { firstDifference, findNear, findQuote, prefixSuffix, contextAround } from './text-selector'
import { aboutColumns, assertSaidBeforeReport, saidColumns } from './columns'
import { assertUninterrupted } from './quoted-speech'
import type { LinkDraft, StatementDraft } from './schema'

/** Captures a statement from a snapshot. Refuses text that is not in the snapshot, character for character. */
export function captureStatement(editor: Editor, draft: StatementDraft): Promise<CapturedStatement> {
  assertCan(editor, 'statement:capture')
  return deskTransaction(async (tx) => {
    const captured = await captureStatementInTx(tx, editor, draft)
    if (captured.isKnown) throw duplicateError(captured.slug)
    return captured
  })
}

/** `isKnown` is true if the same words of the same speaker were on file: then nothing was written. */
export type CapturedStatement = { id: string; slug: string; isKnown: boolean }

/** Runs inside the transaction of a command that captures a statement. */
export async function captureStatementInTx(
  tx: Transaction,
  editor: Editor,
  draft: StatementDraft,
): Promise<CapturedStatement> {
  assertCan(editor, 'statement:capture')
  const snapshot = await tx.snapshot.findUnique({
    where: { id: draft.snapshotId },
    include: { source: true },
  })
  if (!snapshot) throw new AppError('not_found', 'The source’s text is not on file.')
  const { text, source } = snapshot
  const { quote, language } = draft
  const quoteAt = atField('quote', () => findQuote(quote, text, draft.quoteAt))
  const end = quoteAt + quote.length
  const around = contextAround(text, { start: quoteAt, end }, language)
  const context = draft.context ?? text.slice(around.start, around.end)
  const contextAt =
    draft.context === null
      ? around.start
      : (draft.contextAt ?? atField('context', () => findNear(context, text, { start: quoteAt, end })))
  assertTextAt(context, text, contextAt)
  assertTextAt(quote, context, quoteAt - contextAt)
  assertUninterrupted({ ...draft, context, quoteStart: quoteAt - contextAt }, 'quote')
  assertSaidBeforeReport(draft.said, source.publishedMax, draft.dateOverride)
  const links = await resolveLinks(tx, editor, draft.attribution)
  const known = await duplicateOf(tx, {
    snapshotId: draft.snapshotId,
    start: quoteAt,
    end,
    speakerId: links[0]?.speakerId ?? '',
  })
  if (known) return { ...known, isKnown: true }
  const { id, slug } = await tx.statement.create({
    data: {
      slug: await newStatementSlug(tx, { speakerId: links[0]?.speakerId ?? '', quote }),
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
          ...prefixSuffix(text, quoteAt, end),
          start: quoteAt,
          end,
        },
      },
    },
  })
  appendRevision(tx, editor, {
    subject: 'statement',
    subjectId: id,
    action: 'CAPTURED',
    after: { ...draft, context, attribution: links },
  })
  return { id, slug, isKnown: false }
}

type Quoted = { snapshotId: string; start: number; end: number; speakerId: string }

/** The same text of the same originator at the same offset is the same statement. */
function duplicateOf(
  tx: Transaction,
  { speakerId, ...place }: Quoted,
  except: string | null = null,
): Promise<{ id: string; slug: string } | null> {
  return tx.statement.findFirst({
    where: {
      ...(except === null ? {} : { id: { not: except } }),
      appearances: { some: place },
      attributions: { some: { position: 0, speakerId } },
    },
    select: { id: true, slug: true },
  })
}

/** Refuses to make a statement the duplicate of another. */
export async function assertNotDuplicate(tx: Transaction, quoted: Quoted, except: string): Promise<void> {
  const duplicate = await duplicateOf(tx, quoted, except)
  if (duplicate) throw duplicateError(duplicate.slug)
}

const duplicateError = (slug: string) =>
  new AppError('conflict', 'These words are on file already, as a statement of the same speaker.', {
    href: paths.desk.statement(slug),
    label: 'Open that statement',
  })

/**
 * Resolves each link's speaker and capacity. Creates those that do not exist.
 * @throws FieldErrors, for all links at once
 */
export async function resolveLinks(tx: Transaction, editor: Editor, links: readonly LinkDraft[]) {
  const resolved = []
  const errors: Record<string, string> = {}
  // In sequence, so that a name in two links creates one speaker.
  const added = new Set<string>()
  for (const [position, link] of links.entries()) {
    if ('speakerId' in link) {
      resolved.push(link)
      continue
    }
    const { speaker, capacity, cue, seen, rung = links.length - 1 - position } = link
    const resolvedSpeaker = await speakerNamed(tx, editor, { ...speaker, added }).catch((error: unknown) => {
      if (!(error instanceof FieldErrors)) throw error
      for (const [field, message] of Object.entries(error.errors)) errors[`rungs.${rung}.${field}`] = message
    })
    if (!resolvedSpeaker) continue
    const { id: speakerId } = resolvedSpeaker
    const role =
      capacity === null
        ? null
        : await capacityOf(tx, editor, { speakerId, title: capacity, organisationId: null })
    resolved.push({ speakerId, capacityId: role?.id ?? null, cue, seen })
  }
  if (Object.keys(errors).length > 0) throw new FieldErrors(errors)
  return resolved
}

function assertTextAt(words: string, text: string, at: number): void {
  const difference = firstDifference(words, text, at)
  if (difference) throw new FieldError('context', difference)
}

async function newStatementSlug(
  tx: Transaction,
  { speakerId, quote }: { speakerId: string; quote: string },
): Promise<string> {
  const speaker = await tx.speaker.findUnique({ where: { id: speakerId }, select: { name: true } })
  if (!speaker) throw new AppError('not_found', 'The speaker is not on file.')
  const base = statementSlugOf(speaker.name, quote)
  const like = await tx.statement.findMany({
    where: { slug: { startsWith: base } },
    select: { slug: true },
  })
  return freeSlug(base, new Set(like.map(({ slug }) => slug)))
}
