import { assignStatements, openDispute } from '#features/disputes/commands.server'
import type { Editor, Role } from '#features/editors/editor'
import { captureSource } from '#features/sources/commands.server'
import { sourceDraft } from '#features/sources/schema'
import { addSpeaker } from '#features/speakers/commands.server'
import { speakerDraft } from '#features/speakers/schema'
import { captureStatement } from '#features/statements/capture.server'
import { statementDraft } from '#features/statements/schema'
import { editRecord, pairStatements } from '#features/records/commands.server'
import { tiePassages } from '#features/records/ties-and-evidence.server'
import { recordEdit } from '#features/records/schema'
import { approve, sendToReview } from '#features/review/commands.server'
import { publishDispute } from '#features/review/publish.server'
import { suggestPair } from '#features/suggestions/commands.server'
import { suggestionDraft } from '#features/suggestions/schema'
import { deskDb } from '#lib/desk-db.server'
import { withFreshFactor } from './second-factor'

/** The named cast of tests is fictional: Rosa Lindqvist, the Harbour Board, and the fare of the ferry. */
const articleText =
  'Rosa Lindqvist said: “We will never raise the fare.” The Harbour Board wrote that the fare will rise in May.'

let count = 0

/** A publisher or an admin has a second factor, and a session in which a code was given just now. */
export async function anEditor(role: Role = 'EDITOR'): Promise<Editor> {
  count++
  const { id, name } = await deskDb.editor.create({
    data: { email: `editor-${count}@harbour.example`, name: `Editor ${count}`, role },
  })
  const editor = { id, name, role }
  return role === 'PUBLISHER' || role === 'ADMIN' ? withFreshFactor(editor) : editor
}

export async function aSpeaker(editor: Editor, name: string): Promise<string> {
  const existing = await deskDb.speaker.findFirst({ where: { name }, select: { id: true } })
  return existing?.id ?? (await addSpeaker(editor, speakerDraft.parse({ kind: 'PERSON', name }))).id
}

/** Each call makes a new text, since equal texts of one publisher are one source. */
export async function aSource(editor: Editor, text = `${articleText}\n${++count}`) {
  const { id, snapshotId } = await captureSource(
    editor,
    sourceDraft.parse({
      kind: 'ARTICLE',
      title: 'The fare of the ferry',
      publisher: 'The Ferry Post',
      language: 'en',
      published: '2019-11-02',
      snapshot: { kind: 'FULL', text },
    }),
  )
  return { id, snapshotId, text }
}

type StatementInput = {
  quote: string
  speakerId: string
  said?: string | null
  at?: { snapshotId: string; text: string }
}

/** A statement by one speaker in the Ferry Post, with its quote as its context. */
export async function aStatement(
  editor: Editor,
  { quote, speakerId, said = null, at }: StatementInput,
): Promise<string> {
  const { snapshotId, text } = at ?? (await aSource(editor))
  const quoteAt = text.indexOf(quote)
  const draft = statementDraft.parse({
    snapshotId,
    quote,
    quoteAt,
    context: quote,
    contextAt: quoteAt,
    gloss: 'The fare.',
    language: 'en',
    wording: 'VERBATIM',
    act: 'ASSERTED',
    said: { edtf: said },
    about: {},
    attribution: [{ speakerId, cue: 'said' }],
  })
  return (await captureStatement(editor, draft)).id
}

/** A record that is ready for review at `revision`, with its two statements in a dispute, which is published by default. */
export async function aReadyRecord(
  editors: { author?: Editor; second?: Editor; isDisputePublished?: boolean } = {},
) {
  const author = editors.author ?? (await anEditor())
  const second = editors.second ?? (await anEditor('PUBLISHER'))
  const source = await aSource(author)
  const rosa = await aSpeaker(author, `Rosa Lindqvist ${++count}`)
  const board = await aSpeaker(author, `Harbour Board ${++count}`)
  const never = await aStatement(author, {
    quote: 'We will never raise the fare.',
    speakerId: rosa,
    said: '2019-11-01',
    at: source,
  })
  const rise = await aStatement(author, { quote: 'the fare will rise in May', speakerId: board, at: source })
  const { id: disputeId } = await openDispute(author, {
    title: `The fare of the ferry ${++count}`,
    question: 'Will the fare rise?',
    summary: 'Rosa Lindqvist and the Harbour Board describe the fare differently.',
    topics: [],
    asOf: '2019-11-12',
  })
  await assignStatements(author, { id: disputeId, revision: 1, statementIds: [never, rise] })
  const dispute = { subject: 'DISPUTE', id: disputeId, revision: 2 } as const
  if (editors.isDisputePublished ?? true) {
    await sendToReview(author, dispute)
    await approve(second, { ...dispute, points: [] })
    await publishDispute(second, { id: disputeId, revision: 2 })
  }
  const { id, number } = await pairStatements(author, {
    disputeId,
    statementIds: [never, rise],
    subject: 'whether the fare will rise',
    slug: null,
    asOf: '2019-11-12',
  })
  await editRecord(author, readyEdit(id, 1))
  await tiePassages(author, {
    recordId: id,
    revision: 2,
    label: 'the fare',
    passages: [
      { statementId: never, start: 8, end: 28 },
      { statementId: rise, start: 0, end: 18 },
    ],
  })
  return { author, second, id, number, disputeId, revision: 3, never, rise, rosa, board, source }
}

export const readyEdit = (id: string, revision: number) =>
  recordEdit.parse({
    id,
    revision,
    subject: 'whether the fare will rise',
    summary: 'Rosa Lindqvist says it never will. The Harbour Board writes that it will, in May.',
    event: 'SAME',
    people: 'SAME',
    time: 'SAME',
    conditions: 'UNKNOWN',
    bothCanBeTrue: true,
    bothCouldBeFalse: null,
    disputeOver: 'FACT',
    relation: 'IN_TENSION',
    dimensions: ['OCCURRENCE'],
    reconciliation: 'the rise is not Ms Lindqvist’s to decide.',
    whatWouldSettleIt: null,
    status: 'OPEN',
    statusNote: null,
    asOf: '2019-11-12',
  })

/** A pending `suggestion` of two unpaired statements: `third` was said earlier than `never`. */
export async function aSuggestedPair() {
  const ready = await aReadyRecord()
  const { author, rosa, source, never } = ready
  const third = await aStatement(author, {
    quote: 'said: “We will never raise',
    speakerId: rosa,
    at: source,
    said: '2019-10-30',
  })
  const { id: suggestion } = await suggestPair(author, aSuggestion(never, third))
  return { ...ready, suggestion, third, pair: [third, never] as const }
}

export const aSuggestion = (statementA: string, statementB: string, method = 'editor/1') =>
  suggestionDraft.parse({
    statementIds: [statementA, statementB],
    method,
    reasons: ['Tension: both speak of the fare.'],
  })
