import 'server-only'
import { openDisputeInTx } from '#features/disputes/commands.server'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { assignRecordInTx } from '#features/inbox/commands.server'
import { createRecordInTx, editRecordInTx } from '#features/records/commands.server'
import { tiePassagesInTx } from '#features/records/ties-and-evidence.server'
import { sendToReviewInTx } from '#features/review/commands.server'
import { captureSourceInTx, knownText } from '#features/sources/commands.server'
import { speakersNamed } from '#features/speakers/names.server'
import { captureStatementInTx } from '#features/statements/capture.server'
import { deskTransaction, type Transaction } from '#lib/desk-db.server'
import { AppError, FieldErrors } from '#lib/errors'
import { nameKey } from '#lib/name-key'
import { capitalize } from '#lib/text'
import { type Column, columns, joinedSummary, recordAnswers, relationOf } from './compare'
import { labelsOfFields } from './labels'
import { type CompareDraft, type LinkDraft, type SideDraft, sourceOf, type TextSide } from './schema'

type ComparedStatement = {
  id: string
  gloss: string
  /** UTF-16 offset of the context in the text into which the passages' offsets point. */
  contextAt: number
}

/**
 * Writes everything of the page Compare in one transaction: sources, statements, dispute, record, ties and answers. The
 * record then is a draft, or in review. A text or statement that is on file already is used as it is.
 * @throws FieldErrors, of both columns at once
 */
export function compareStatements(
  editor: Editor,
  draft: CompareDraft,
): Promise<{ id: string; number: number }> {
  assertCan(editor, 'record:pair')
  return deskTransaction(async (tx) => {
    const { first, second } = await statementsOf(tx, editor, draft)
    const summary = joinedSummary([first.gloss, second.gloss])
    const disputeId = await disputeTitled(tx, editor, { draft, summary, statementIds: [first.id, second.id] })
    const asOf = today()
    const record = await createRecordInTx(tx, editor, {
      disputeId,
      statementIds: [first.id, second.id],
      subject: draft.subject,
      slug: null,
      asOf,
      acceptedTogether: labelsOfFields(draft.proposed),
    })
    for (const link of draft.links)
      await tiePassagesInTx(tx, editor, {
        recordId: record.id,
        label: link.label,
        passages: columns.map((column) => passageIn({ first, second }[column], link[column])),
      })
    await editRecordInTx(tx, editor, { id: record.id, revision: 1, summary, asOf, ...recordFields(draft) })
    if (draft.outcome === 'SEND') {
      await sendToReviewInTx(tx, editor, { subject: 'RECORD', id: record.id, revision: 2 })
      if (draft.reviewer !== null)
        await assignRecordInTx(tx, editor, {
          recordId: record.id,
          assigneeId: draft.reviewer,
          task: 'Review it.',
          dueOn: null,
        })
    }
    return record
  })
}

const today = () => new Date().toISOString().slice(0, 10)

function recordFields(draft: CompareDraft) {
  const answers = recordAnswers(draft)
  return {
    ...answers,
    relation: relationOf(answers),
    dimensions: [draft.dimension],
    cue: null,
    subject: draft.subject,
    reconciliation: draft.reconciliation,
    whatWouldSettleIt: draft.whatWouldSettleIt,
    status: 'OPEN' as const,
    statusNote: null,
  }
}

/** Both statements, captured or on file. The errors of both columns are shown together. */
async function statementsOf(
  tx: Transaction,
  editor: Editor,
  draft: CompareDraft,
): Promise<Record<Column, ComparedStatement>> {
  const errors: Record<string, string> = {}
  const statements: Partial<Record<Column, ComparedStatement>> = {}
  for (const column of columns) {
    try {
      statements[column] = await statementOf(tx, editor, draft[column])
    } catch (error) {
      if (!(error instanceof FieldErrors)) throw error
      for (const [field, message] of Object.entries(error.errors))
        errors[`${column}.${fieldOfColumn(field)}`] = message
    }
  }
  const { first, second } = statements
  if (!first || !second) throw new FieldErrors(errors)
  return { first, second }
}

/** The places of a statement's attribution in the column: the originator, the speaker between, the publication. */
const attributionFields = ['name', 'via', 'publisher'] as const

/** The field of the column that shows an error of a statement's form. */
function fieldOfColumn(field: string): string {
  const [, step, part] = /^rungs\.(\d+)\.(\w+)$/.exec(field) ?? []
  if (step === undefined || part === undefined) return field
  const attributed = attributionFields[Number(step)] ?? 'name'
  if (attributed !== 'name') return attributed
  return part === 'kind' ? 'speakerKind' : part
}

async function statementOf(tx: Transaction, editor: Editor, side: SideDraft): Promise<ComparedStatement> {
  if (side.on === 'FILE') {
    const stored = await tx.statement.findUnique({
      where: { slug: side.statement },
      select: { id: true, gloss: true },
    })
    if (!stored)
      throw new AppError('not_found', 'The statement on file is not there any more. Choose another.')
    return { id: stored.id, gloss: stored.gloss ?? '', contextAt: 0 }
  }
  const source = sourceOf(side)
  const { snapshotId } =
    (await knownText(tx, editor, source)) ?? (await captureSourceInTx(tx, editor, source))
  const { id } = await captureStatementInTx(tx, editor, {
    snapshotId,
    quote: side.quote,
    quoteAt: side.quoteAt,
    context: null,
    contextAt: null,
    gloss: side.gloss,
    language: side.language,
    wording: side.wording,
    act: side.act,
    medium: null,
    addressee: null,
    said: side.said,
    about: { edtf: null, phrase: null, inferred: false, basis: null },
    dateOverride: side.dateOverride,
    attribution: await attributionOf(tx, side),
  })
  const stored = await tx.statement.findUniqueOrThrow({
    where: { id },
    select: { gloss: true, quoteStart: true },
  })
  return { id, gloss: stored.gloss ?? side.gloss ?? '', contextAt: side.quoteAt - stored.quoteStart }
}

/** Originator, the speaker between, publication; a publication that speaks for itself is one link. */
async function attributionOf(tx: Transaction, side: TextSide) {
  const isOwnWords = nameKey(side.name) === nameKey(side.publisher) && side.via === ''
  const isOriginal = side.proximity === 'ORIGINAL'
  const originator = {
    speaker: {
      name: side.name,
      kind: await kindIfNew(tx, side.name, side.speakerKind ?? 'PERSON'),
      describedAs: side.describedAs,
      isAnother: side.isAnother,
    },
    capacity: null,
    cue: side.cue,
    seen: isOriginal || isOwnWords,
    rung: 0,
  }
  const relayer = async (name: string, step: number) => ({
    speaker: {
      name,
      kind: await kindIfNew(tx, name, 'ORGANISATION' as const),
      describedAs: null,
      isAnother: false,
    },
    capacity: null,
    cue: null,
    seen: step === 2,
    rung: step,
  })
  return [
    originator,
    ...(side.via === '' ? [] : [await relayer(side.via, 1)]),
    ...(isOwnWords ? [] : [await relayer(side.publisher, 2)]),
  ]
}

/** A kind is given for a new speaker only: the kind of one on file is known. */
async function kindIfNew<Kind extends string>(
  tx: Transaction,
  name: string,
  kind: Kind,
): Promise<Kind | null> {
  return (await speakersNamed(tx, { name })).length === 0 ? kind : null
}

type Passage = LinkDraft[Column]

/** The passage in the statement's context. */
const passageIn = ({ id, contextAt }: ComparedStatement, { start, end, exact }: Passage) => ({
  statementId: id,
  start: Math.max(0, start - contextAt),
  end: Math.max(1, end - contextAt),
  exact,
})

type Titled = { draft: CompareDraft; summary: string; statementIds: [string, string] }

/** The dispute with this title, or a new one. A new one is published with its first record. */
async function disputeTitled(
  tx: Transaction,
  editor: Editor,
  { draft, summary, statementIds }: Titled,
): Promise<string> {
  const [known] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM desk."Dispute" WHERE desk.name_key(title) = desk.name_key(${draft.dispute})
    ORDER BY title = ${draft.dispute} DESC, "createdAt" LIMIT 1`
  if (known) return known.id
  const { id } = await openDisputeInTx(tx, editor, {
    title: draft.dispute,
    question: `${capitalize(draft.subject)}?`,
    summary,
    topics: [],
    asOf: today(),
    statementIds,
  })
  return id
}
