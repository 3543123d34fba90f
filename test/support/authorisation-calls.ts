import {
  annotate,
  editNote,
  reopenNote,
  replyToNote,
  resolveNote,
} from '#features/annotations/commands.server'
import { annotationDraft } from '#features/annotations/schema'
import {
  arrangeStatement,
  assignStatements,
  editDispute,
  openDispute,
  openDisputeInTx,
} from '#features/disputes/commands.server'
import { compareStatements } from '#features/compare/commands.server'
import { assignRecord, assignRecordInTx, endAssignment } from '#features/inbox/commands.server'
import type { Editor } from '#features/editors/editor'
import {
  editRecord,
  editRecordInTx,
  pairStatements,
  createRecordInTx,
  rePair,
} from '#features/records/commands.server'
import {
  citeEvidence,
  dropEvidence,
  editEvidence,
  retie,
  tiePassages,
  tiePassagesInTx,
  untie,
} from '#features/records/ties-and-evidence.server'
import * as review from '#features/review/commands.server'
import { publishDispute, publishRecord } from '#features/review/publish.server'
import { captureSource, captureSourceInTx, editSource, knownText } from '#features/sources/commands.server'
import { sourceDraft, type SourceEdit } from '#features/sources/schema'
import {
  addCapacity,
  addSpeaker,
  capacityOf,
  editSpeaker,
  speakerNamed,
} from '#features/speakers/commands.server'
import { speakerDraft } from '#features/speakers/schema'
import { correctDateSaid, editStatement, linkStatements } from '#features/statements/commands.server'
import { captureStatement, captureStatementInTx } from '#features/statements/capture.server'
import { requoteStatement } from '#features/statements/requote.server'
import { statementDraft } from '#features/statements/schema'
import { deskAudit, deskChainCheck } from '#features/history/queries.server'
import {
  acceptSuggestion,
  rejectSuggestion,
  suggestPair,
  takeBackJudgement,
} from '#features/suggestions/commands.server'
import { deskDb, deskTransaction } from '#lib/desk-db.server'
import type { Command } from './authorisation'
import { accountCalls } from './authorisation-account-calls'
import { comparison, evidence, noteFields } from './command-drafts'
import { readyEdit } from './factories'
import { changeSettings, removeLogo, setLogo } from '#features/newsroom/commands.server'
import { deskSettings } from '#features/newsroom/queries.server'
import { aPicture, settingsEdit } from './newsroom'
import { retryJob } from '#features/worker/commands.server'
import { deskJobs } from '#features/worker/queries.server'
import { disputeFields, type DisputeInState, type RecordInState } from './states'

/** Rows that commands need besides the record's own: two statements in no record, suggestions, a password, people. */
type Fixtures = {
  spare: { id: string; slug: string }[]
  password: string
  /** A pending one of the two spare statements, and one that the author rejected. */
  suggestions: { pending: string; judged: string }
  /** The ids of two accounts, one of them suspended, of an open invitation and of a dead job. */
  people: Record<'colleague' | 'suspended' | 'receiver' | 'invitation' | 'deadJob', string>
}
export type CommandContext = RecordInState & DisputeInState & Fixtures
type CommandCall = (editor: Editor, context: CommandContext) => Promise<unknown>

const ines = { name: 'Ines Holt', kind: 'PERSON', describedAs: null } as const
const undated = { edtf: null, phrase: null, inferred: false, basis: null }
const spareStatement = ({ spare }: Fixtures, index: 0 | 1) => {
  const statement = spare[index]
  if (!statement) throw new Error('The fixtures have only two spare statements.')
  return statement
}
const recordRef = ({ recordId, revision }: CommandContext) => ({ recordId, revision })
const passages = ({ never, rise }: CommandContext) => [
  { statementId: never, start: 0, end: 7 },
  { statementId: rise, start: 0, end: 8 },
]
const noteRef = async (id: string) => {
  const { revision } = await deskDb.annotation.findUniqueOrThrow({ where: { id } })
  return { id, revision }
}
const submission = ({ recordId, revision }: CommandContext) =>
  ({ subject: 'RECORD', id: recordId, revision }) as const
const assignment = ({ recordId, people: { colleague } }: CommandContext) => ({
  ...{ recordId, assigneeId: colleague, task: 'Find the minutes.', dueOn: null },
})
const disputeRef = ({ disputeId, disputeRevision }: CommandContext) => ({
  id: disputeId,
  revision: disputeRevision,
})

const pier = sourceDraft.parse({
  ...{ kind: 'ARTICLE', title: 'A pier', publisher: 'The Ferry Post', language: 'en', published: null },
  snapshot: { kind: 'FULL', text: 'The pier is closed.' },
})
const neverRaise = ({ source: { snapshotId }, rosa }: CommandContext) =>
  statementDraft.parse({
    ...{ snapshotId, quote: 'never raise', quoteAt: null, context: null, contextAt: null, language: 'en' },
    ...{ wording: 'VERBATIM', act: 'ASSERTED', said: {}, about: {}, attribution: [{ speakerId: rosa }] },
  })

/** A valid call of each command: only permission or state can refuse it. */
export const calls: Record<Command, CommandCall> = {
  addSpeaker: (editor) => addSpeaker(editor, speakerDraft.parse({ kind: 'PERSON', name: 'Ines Holt' })),
  speakerNamed: (editor) => deskTransaction((tx) => speakerNamed(tx, editor, ines)),
  addCapacity: (editor, { rosa }) =>
    addCapacity(editor, { speakerId: rosa, title: 'Chair', organisationId: null }),
  capacityOf: (editor, { rosa }) =>
    deskTransaction((tx) =>
      capacityOf(tx, editor, { speakerId: rosa, title: 'Chair', organisationId: null }),
    ),
  editSpeaker: async (editor, { rosa: id }) => {
    const { revision } = await deskDb.speaker.findUniqueOrThrow({ where: { id } })
    const { wikidataId, describedAs, aliases } = speakerDraft.parse({ kind: 'PERSON', name: 'Rosa L.' })
    const edit = { id, revision, kind: 'PERSON', name: 'Rosa L.', reason: null } as const
    return editSpeaker(editor, { ...edit, wikidataId, describedAs, aliases })
  },
  captureSource: (editor) => captureSource(editor, pier),
  captureSourceInTx: (editor) => deskTransaction((tx) => captureSourceInTx(tx, editor, pier)),
  knownText: (editor) => deskTransaction((tx) => knownText(tx, editor, pier)),
  editSource: async (editor, { source }) => {
    const { id, revision, title, kind, publisher, language, proximity } =
      await deskDb.source.findUniqueOrThrow({
        where: { id: source.id },
      })
    const edit: SourceEdit = {
      ...{ id, revision, kind, publisher, language, proximity, title: `${title}, again` },
      ...{ url: null, byline: null, dateline: null, published: '2019-11-02', updated: null, reason: null },
    }
    return editSource(editor, edit)
  },
  captureStatement: (editor, context) => captureStatement(editor, neverRaise(context)),
  captureStatementInTx: (editor, context) =>
    deskTransaction((tx) => captureStatementInTx(tx, editor, neverRaise(context))),
  correctDateSaid: async (editor, { never: id }) => {
    const { revision } = await deskDb.statement.findUniqueOrThrow({ where: { id } })
    return correctDateSaid(editor, {
      id,
      revision,
      said: { ...undated, edtf: '2019-10-31' },
      reason: 'Read again.',
    })
  },
  editStatement: async (editor, { never: id }) => {
    const { revision } = await deskDb.statement.findUniqueOrThrow({ where: { id } })
    return editStatement(editor, {
      ...{
        id,
        revision,
        reason: null,
        gloss: 'The fare stays.',
        language: 'en',
        wording: 'VERBATIM',
        act: 'ASSERTED',
      },
      ...{ medium: null, addressee: null, dateOverride: null, said: undated, about: undated },
      attribution: [{ speaker: ines, capacity: 'Chair', cue: 'said', seen: false }],
    })
  },
  requoteStatement: async (editor, { never: id }) => {
    const { revision } = await deskDb.statement.findUniqueOrThrow({ where: { id } })
    const [quote, reason] = ['We will never raise the fare.”', 'It was cut too short.']
    return requoteStatement(editor, { id, revision, quote, context: null, reason })
  },
  linkStatements: async (editor, context) =>
    linkStatements(editor, { fromId: context.never, to: spareStatement(context, 0).slug, kind: 'CLARIFIES' }),
  openDispute: (editor) => openDispute(editor, disputeFields('The pier')),
  openDisputeInTx: (editor) =>
    deskTransaction((tx) => openDisputeInTx(tx, editor, disputeFields('The pier'))),
  editDispute: (editor, context) =>
    editDispute(editor, { ...disputeFields('The fare'), ...disputeRef(context) }),
  assignStatements: (editor, context) =>
    assignStatements(editor, { ...disputeRef(context), statementIds: [spareStatement(context, 0).id] }),
  arrangeStatement: (editor, context) =>
    arrangeStatement(editor, {
      ...disputeRef(context),
      statementId: spareStatement(context, 1).id,
      move: 'up',
    }),
  pairStatements: (editor, context) =>
    pairStatements(editor, {
      disputeId: context.disputeId,
      statementIds: [spareStatement(context, 0).id, spareStatement(context, 1).id],
      ...{ subject: 'the pier', slug: null, asOf: '2019-11-12' },
    }),
  createRecordInTx: (editor, context) =>
    deskTransaction((tx) =>
      createRecordInTx(tx, editor, {
        disputeId: context.disputeId,
        statementIds: [spareStatement(context, 0).id, spareStatement(context, 1).id],
        ...{ subject: 'the pier', slug: null, asOf: '2019-11-12' },
      }),
    ),
  compareStatements: (editor, context) =>
    compareStatements(editor, comparison(spareStatement(context, 0).slug, spareStatement(context, 1).slug)),
  editRecord: (editor, { recordId, revision }) => editRecord(editor, readyEdit(recordId, revision)),
  editRecordInTx: (editor, { recordId, revision }) =>
    deskTransaction((tx) => editRecordInTx(tx, editor, readyEdit(recordId, revision))),
  rePair: (editor, context) =>
    rePair(editor, {
      id: context.recordId,
      revision: context.revision,
      statementIds: [context.never, spareStatement(context, 0).id],
    }),
  tiePassages: (editor, context) =>
    tiePassages(editor, { ...recordRef(context), label: 'the fare', passages: passages(context) }),
  tiePassagesInTx: (editor, context) =>
    deskTransaction((tx) =>
      tiePassagesInTx(tx, editor, {
        ...{ recordId: context.recordId, label: 'the fare', passages: passages(context) },
      }),
    ),
  retie: (editor, context) =>
    retie(editor, { ...recordRef(context), id: context.tieId, label: 'it', passages: passages(context) }),
  untie: (editor, context) => untie(editor, { ...recordRef(context), id: context.tieId }),
  citeEvidence: (editor, context) => citeEvidence(editor, { ...recordRef(context), ...evidence }),
  editEvidence: (editor, context) =>
    editEvidence(editor, { ...recordRef(context), ...evidence, id: context.evidenceId }),
  dropEvidence: (editor, context) => dropEvidence(editor, { ...recordRef(context), id: context.evidenceId }),
  annotate: (editor, { recordId: id, revision }) =>
    annotate(editor, annotationDraft.parse({ record: { id, revision }, body: 'Note', visibility: 'PUBLIC' })),
  editNote: async (editor, { noteId }) => editNote(editor, { ...(await noteRef(noteId)), ...noteFields }),
  resolveNote: async (editor, { noteId }) => resolveNote(editor, await noteRef(noteId)),
  reopenNote: async (editor, { closedNoteId }) => reopenNote(editor, await noteRef(closedNoteId)),
  replyToNote: (editor, { noteId: parentId }) => replyToNote(editor, { parentId, body: 'They answered.' }),
  suggestPair: (editor, context) =>
    suggestPair(editor, {
      statementIds: [context.never, spareStatement(context, 0).id],
      ...{ method: 'editor/1', score: null, reasons: ['Both speak of the fare.'] },
    }),
  acceptSuggestion: (editor, { suggestions, disputeId }) =>
    acceptSuggestion(editor, {
      ...{ id: suggestions.pending, revisionA: 1, revisionB: 1, judgement: 'tension' },
      ...{ disputeId, subject: 'the pier', asOf: '2019-11-12' },
    }),
  rejectSuggestion: (editor, { suggestions }) =>
    rejectSuggestion(editor, {
      ...{ id: suggestions.pending, revisionA: 1, revisionB: 1, judgement: 'not related' },
    }),
  takeBackJudgement: (editor, { suggestions }) => takeBackJudgement(editor, suggestions.judged),
  assignRecord: (editor, context) => assignRecord(editor, assignment(context)),
  assignRecordInTx: (editor, context) =>
    deskTransaction((tx) => assignRecordInTx(tx, editor, assignment(context))),
  endAssignment: (editor, { recordId }) => endAssignment(editor, { recordId }),
  sendToReview: (editor, context) => review.sendToReview(editor, submission(context)),
  sendToReviewInTx: (editor, context) =>
    deskTransaction((tx) => review.sendToReviewInTx(tx, editor, submission(context))),
  takeBack: (editor, context) => review.takeBack(editor, submission(context)),
  approve: (editor, context) => review.approve(editor, { ...submission(context), points: [] }),
  publishRecord: (editor, { recordId: id, revision }) => publishRecord(editor, { id, revision }),
  publishDispute: (editor, context) => publishDispute(editor, disputeRef(context)),
  sendBack: (editor, context) =>
    review.sendBack(editor, { ...submission(context), reason: 'Read it again.' }),
  correct: (editor, context) =>
    review.correct(editor, { ...submission(context), reason: 'The date was wrong.' }),
  askToWithdraw: (editor, { recordId: id, revision }) =>
    review.askToWithdraw(editor, { id, revision, reason: 'Taken back.' }),
  withdrawRecord: (editor, { recordId: id, revision }) =>
    review.withdrawRecord(editor, { id, revision, reason: 'Taken back.' }),
  retryJob: (editor, { people: accounts }) => retryJob(editor, { id: accounts.deadJob }),
  changeSettings: (editor) => changeSettings(editor, settingsEdit()),
  setLogo: (editor) => setLogo(editor, { revision: 0, logo: aPicture('png') }),
  removeLogo: (editor) => removeLogo(editor, { revision: 0 }),
  ...accountCalls,
  deskAudit: (editor) => deskAudit(editor, { subjectId: null, before: null }),
  ...{ deskChainCheck, deskJobs, deskSettings },
}
