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
} from '#features/disputes/commands.server'
import {
  changePassword,
  createEditor,
  declareConflict,
  withdrawConflict,
} from '#features/editors/commands.server'
import type { Editor } from '#features/editors/editor'
import { editRecord, pairStatements, createRecordInTx, rePair } from '#features/records/commands.server'
import {
  citeEvidence,
  dropEvidence,
  editEvidence,
  retie,
  tiePassages,
  untie,
} from '#features/records/ties-and-evidence.server'
import { approve, correct, sendBack, sendToReview, withdrawRecord } from '#features/review/commands.server'
import { publishDispute, publishRecord } from '#features/review/publish.server'
import { captureSource, editSource } from '#features/sources/commands.server'
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
import { captureStatement } from '#features/statements/capture.server'
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
import { readyEdit } from './factories'
import { aboutTheFare, type DisputePlace, type RecordPlace } from './states'

/** Two statements in no record, for what needs others than the record's own; and an account's password. */
type Others = {
  spare: { id: string; slug: string }[]
  password: string
  /** Of the two spare statements, waiting; and of others, judged away by the author. */
  suggestions: { waiting: string; judged: string }
}
export type CallContext = RecordPlace & DisputePlace & Others
type Call = (editor: Editor, place: CallContext) => Promise<unknown>

const ines = { name: 'Ines Holt', kind: 'PERSON', describedAs: null } as const
const undated = { edtf: null, phrase: null, inferred: false, basis: null }
const spareOf = ({ spare }: Others, index: 0 | 1) => {
  const one = spare[index]
  if (!one) throw new Error('There are two spare statements.')
  return one
}
const ofTheRecord = ({ recordId, revision }: CallContext) => ({ recordId, revision })
const passages = ({ never, rise }: CallContext) => [
  { statementId: never, start: 0, end: 7 },
  { statementId: rise, start: 0, end: 8 },
]
const evidence = {
  statementId: null,
  stance: 'CONTEXT',
  hand: 'SECOND_HAND',
  note: 'The timetable.',
  snapshotId: null,
  place: null,
  independenceGroup: null,
} as const
const ofNote = async (id: string) => {
  const { revision } = await deskDb.annotation.findUniqueOrThrow({ where: { id } })
  return { id, revision }
}
const aNote = {
  motivation: 'COMMENTING',
  body: 'Asked again.',
  visibility: 'INTERNAL',
  blocking: false,
} as const
const submission = ({ recordId, revision }: CallContext) =>
  ({ subject: 'RECORD', id: recordId, revision }) as const
const published = { changeNote: 'Changed', isCorrection: false }
const theDispute = ({ disputeId, disputeRevision }: CallContext) => ({
  id: disputeId,
  revision: disputeRevision,
})

/** How each command is given when nothing but permission and state could stand in its way. */
export const calls: Record<Command, Call> = {
  addSpeaker: (editor) => addSpeaker(editor, speakerDraft.parse({ kind: 'PERSON', name: 'Ines Holt' })),
  speakerNamed: (editor) => deskTransaction((tx) => speakerNamed(editor, tx, ines)),
  addCapacity: (editor, { rosa }) =>
    addCapacity(editor, { speakerId: rosa, title: 'Chair', organisationId: null }),
  capacityOf: (editor, { rosa }) =>
    deskTransaction((tx) =>
      capacityOf(editor, tx, { speakerId: rosa, title: 'Chair', organisationId: null }),
    ),
  editSpeaker: async (editor, { rosa: id }) => {
    const { revision } = await deskDb.speaker.findUniqueOrThrow({ where: { id } })
    const { wikidataId, describedAs, aliases } = speakerDraft.parse({ kind: 'PERSON', name: 'Rosa L.' })
    const edit = { id, revision, kind: 'PERSON', name: 'Rosa L.', reason: null } as const
    return editSpeaker(editor, { ...edit, wikidataId, describedAs, aliases })
  },
  captureSource: (editor) =>
    captureSource(
      editor,
      sourceDraft.parse({
        ...{ kind: 'ARTICLE', title: 'A pier', publisher: 'The Ferry Post', language: 'en', published: null },
        snapshot: { kind: 'FULL', text: 'The pier is closed.' },
      }),
    ),
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
  captureStatement: (editor, { source: { snapshotId }, rosa }) =>
    captureStatement(
      editor,
      statementDraft.parse({
        ...{
          snapshotId,
          quote: 'never raise',
          quoteAt: null,
          context: null,
          contextAt: null,
          language: 'en',
        },
        ...{ wording: 'VERBATIM', act: 'ASSERTED', said: {}, about: {}, attribution: [{ speakerId: rosa }] },
      }),
    ),
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
  linkStatements: async (editor, place) =>
    linkStatements(editor, { fromId: place.never, to: spareOf(place, 0).slug, kind: 'CLARIFIES' }),
  openDispute: (editor) => openDispute(editor, aboutTheFare('The pier')),
  editDispute: (editor, place) => editDispute(editor, { ...aboutTheFare('The fare'), ...theDispute(place) }),
  assignStatements: (editor, place) =>
    assignStatements(editor, { ...theDispute(place), statementIds: [spareOf(place, 0).id] }),
  arrangeStatement: (editor, place) =>
    arrangeStatement(editor, { ...theDispute(place), statementId: spareOf(place, 1).id, move: 'up' }),
  pairStatements: (editor, place) =>
    pairStatements(editor, {
      disputeId: place.disputeId,
      statementIds: [spareOf(place, 0).id, spareOf(place, 1).id],
      ...{ subject: 'the pier', slug: null, asOf: '2019-11-12' },
    }),
  createRecordInTx: (editor, place) =>
    deskTransaction((tx) =>
      createRecordInTx(editor, tx, {
        disputeId: place.disputeId,
        statementIds: [spareOf(place, 0).id, spareOf(place, 1).id],
        ...{ subject: 'the pier', slug: null, asOf: '2019-11-12' },
      }),
    ),
  editRecord: (editor, { recordId, revision }) => editRecord(editor, readyEdit(recordId, revision)),
  rePair: (editor, place) =>
    rePair(editor, {
      id: place.recordId,
      revision: place.revision,
      statementIds: [place.never, spareOf(place, 0).id],
    }),
  tiePassages: (editor, place) =>
    tiePassages(editor, { ...ofTheRecord(place), label: 'the fare', passages: passages(place) }),
  retie: (editor, place) =>
    retie(editor, { ...ofTheRecord(place), id: place.tieId, label: 'it', passages: passages(place) }),
  untie: (editor, place) => untie(editor, { ...ofTheRecord(place), id: place.tieId }),
  citeEvidence: (editor, place) => citeEvidence(editor, { ...ofTheRecord(place), ...evidence }),
  editEvidence: (editor, place) =>
    editEvidence(editor, { ...ofTheRecord(place), ...evidence, id: place.evidenceId }),
  dropEvidence: (editor, place) => dropEvidence(editor, { ...ofTheRecord(place), id: place.evidenceId }),
  annotate: (editor, { recordId: id, revision }) =>
    annotate(editor, annotationDraft.parse({ record: { id, revision }, body: 'Note', visibility: 'PUBLIC' })),
  editNote: async (editor, { noteId }) => editNote(editor, { ...(await ofNote(noteId)), ...aNote }),
  resolveNote: async (editor, { noteId }) => resolveNote(editor, await ofNote(noteId)),
  reopenNote: async (editor, { closedNoteId }) => reopenNote(editor, await ofNote(closedNoteId)),
  replyToNote: (editor, { noteId: parentId }) => replyToNote(editor, { parentId, body: 'They answered.' }),
  suggestPair: (editor, place) =>
    suggestPair(editor, {
      statementIds: [place.never, spareOf(place, 0).id],
      ...{ method: 'editor/1', score: null, reasons: ['Both speak of the fare.'] },
    }),
  acceptSuggestion: (editor, { suggestions, disputeId }) =>
    acceptSuggestion(editor, {
      ...{ id: suggestions.waiting, revisionA: 1, revisionB: 1, judgement: 'tension' },
      ...{ disputeId, subject: 'the pier', asOf: '2019-11-12' },
    }),
  rejectSuggestion: (editor, { suggestions }) =>
    rejectSuggestion(editor, {
      ...{ id: suggestions.waiting, revisionA: 1, revisionB: 1, judgement: 'not related' },
    }),
  takeBackJudgement: (editor, { suggestions }) => takeBackJudgement(editor, suggestions.judged),
  sendToReview: (editor, place) => sendToReview(editor, submission(place)),
  approve: (editor, place) => approve(editor, { ...submission(place), points: [] }),
  publishRecord: (editor, { recordId: id, revision }) =>
    publishRecord(editor, { id, revision, ...published }),
  publishDispute: (editor, place) => publishDispute(editor, { ...theDispute(place), ...published }),
  sendBack: (editor, place) => sendBack(editor, { ...submission(place), reason: 'Read it again.' }),
  correct: (editor, place) => correct(editor, { ...submission(place), reason: 'The date was wrong.' }),
  withdrawRecord: (editor, { recordId: id, revision }) =>
    withdrawRecord(editor, { id, revision, reason: 'Taken back.' }),
  createEditor: (editor) =>
    createEditor(editor, {
      ...{ email: 'ines@harbour.example', name: 'Ines Holt', role: 'EDITOR', password: 'a long enough one' },
    }),
  changePassword: (editor, { password: current }) =>
    changePassword(editor, { current, chosen: 'the tide goes out at noon' }),
  declareConflict: (editor, { rosa }) => declareConflict(editor, { speakerId: rosa, note: 'A cousin.' }),
  withdrawConflict: async (editor) => {
    const { id } = await deskDb.conflictOfInterest.findFirstOrThrow()
    return withdrawConflict(editor, { id })
  },
  deskAudit: (editor) => deskAudit(editor, { subjectId: null, before: null }),
  deskChainCheck: (editor) => deskChainCheck(editor),
}
