'use server'

import { deskAction } from '#app/desk/desk-action.server'
import { statementIdsBySlugs } from '#app/desk/resolve-statements.server'
import {
  annotate,
  editNote,
  reopenNote,
  replyToNote,
  resolveNote,
} from '#features/annotations/commands.server'
import { deskNoteFields } from '#features/annotations/queries.server'
import {
  annotationEditForm,
  annotationForm,
  annotationReplyForm,
  annotationStepForm,
} from '#features/annotations/schema'
import type { Editor } from '#features/editors/editor'
import { assignRecord, endAssignment as end } from '#features/inbox/commands.server'
import { assignmentEndForm, assignmentForm } from '#features/inbox/schema'
import { editRecord, rePair } from '#features/records/commands.server'
import {
  citeEvidence,
  dropEvidence as dropOne,
  editEvidence,
  retie,
  tiePassages,
  untie as untiePassages,
} from '#features/records/ties-and-evidence.server'
import {
  deskEvidenceFields,
  deskPairFields,
  deskRecordFields,
  deskRecordNumber,
  deskTieFields,
} from '#features/records/queries.server'
import {
  evidenceEditForm,
  evidenceForm,
  recordForm,
  recordPartForm,
  rePairForm,
  tieEditForm,
  tieForm,
} from '#features/records/schema'
import { questionBeforeEdit, questionBeforeNoteEdit } from '#app/desk/edit-question.server'
import { paths } from '#lib/paths'

const pageOf = async (editor: Editor, id: string, part = ''): Promise<string> =>
  `${paths.desk.record(await deskRecordNumber(editor, id))}${part}`

/** For forms that only add: they replace no values, so a stale save has no fields to compare. */
async function adding(editor: Editor, recordId = '') {
  const stored = await deskRecordFields(editor, recordId)
  return stored && { revision: stored.revision, values: {} }
}

const beforeEdit = { question: (editor: Editor, { id }: { id: string }) => questionBeforeEdit(editor, id) }
const beforePartEdit = {
  question: (editor: Editor, { recordId }: { recordId: string }) => questionBeforeEdit(editor, recordId),
}

export const edit = deskAction(
  recordForm,
  async (editor, draft) => {
    await editRecord(editor, draft)
    return pageOf(editor, draft.id, '#words')
  },
  { ...beforeEdit, current: (editor, { id = '' }) => deskRecordFields(editor, id) },
)

export const changePair = deskAction(
  rePairForm,
  async (editor, { a, b, ...record }) => {
    await rePair(editor, { ...record, statementIds: await statementIdsBySlugs(editor, [a, b]) })
    return pageOf(editor, record.id)
  },
  { ...beforeEdit, current: (editor, { id = '' }) => deskPairFields(editor, id) },
)

export const tie = deskAction(
  tieForm,
  async (editor, draft) => {
    const { ordinal } = await tiePassages(editor, draft)
    return pageOf(editor, draft.recordId, `#knot-${ordinal}`)
  },
  { ...beforePartEdit, current: (editor, { recordId }) => adding(editor, recordId) },
)

export const changeTie = deskAction(
  tieEditForm,
  async (editor, draft) => {
    const { ordinal } = await retie(editor, draft)
    return pageOf(editor, draft.recordId, `#tie-${ordinal}`)
  },
  {
    ...beforePartEdit,
    current: (editor, { id = '', recordId = '' }) => deskTieFields(editor, { id, recordId }),
  },
)

export const untie = deskAction(
  recordPartForm,
  async (editor, draft) => {
    await untiePassages(editor, draft)
    return pageOf(editor, draft.recordId, '#tie')
  },
  beforePartEdit,
)

export const cite = deskAction(
  evidenceForm,
  async (editor, draft) => {
    const { ordinal } = await citeEvidence(editor, draft)
    return pageOf(editor, draft.recordId, `#cited-${ordinal}`)
  },
  { ...beforePartEdit, current: (editor, { recordId }) => adding(editor, recordId) },
)

export const changeEvidence = deskAction(
  evidenceEditForm,
  async (editor, draft) => {
    const { ordinal } = await editEvidence(editor, draft)
    return pageOf(editor, draft.recordId, `#cited-${ordinal}`)
  },
  {
    ...beforePartEdit,
    current: (editor, { id = '', recordId = '' }) => deskEvidenceFields(editor, { id, recordId }),
  },
)

export const dropEvidence = deskAction(
  recordPartForm,
  async (editor, draft) => {
    await dropOne(editor, draft)
    return pageOf(editor, draft.recordId, '#evidence')
  },
  beforePartEdit,
)

export const note = deskAction(
  annotationForm,
  async (editor, draft) => {
    const { id, recordNumber } = await annotate(editor, draft)
    return recordNumber === null ? paths.desk.queue() : `${paths.desk.record(recordNumber)}#note-${id}`
  },
  {
    question: async (editor, { record, visibility }) =>
      record && visibility === 'PUBLIC' ? questionBeforeEdit(editor, record.id) : null,
    current: (editor, { recordId }) => adding(editor, recordId),
  },
)

export const changeNote = deskAction(
  annotationEditForm,
  async (editor, { recordNumber, ...draft }) => {
    await editNote(editor, draft)
    return `${paths.desk.record(recordNumber)}#note-${draft.id}`
  },
  {
    question: (editor, { id, visibility }) => questionBeforeNoteEdit(editor, { id, visibility }),
    current: (editor, { id = '' }) => deskNoteFields(editor, id),
  },
)

export const settleNote = deskAction(
  annotationStepForm,
  async (editor, { recordNumber, step, ...draft }) => {
    await (step === 'resolve' ? resolveNote(editor, draft) : reopenNote(editor, draft))
    return `${paths.desk.record(recordNumber)}#note-${draft.id}`
  },
  { question: (editor, { id }) => questionBeforeNoteEdit(editor, { id, visibility: null }) },
)

export const reply = deskAction(annotationReplyForm, async (editor, { recordNumber, ...draft }) => {
  await replyToNote(editor, draft)
  return `${paths.desk.record(recordNumber)}#note-${draft.parentId}`
})

export const assign = deskAction(assignmentForm, async (editor, draft) => {
  await assignRecord(editor, draft)
  return pageOf(editor, draft.recordId, '#assigned')
})

export const endAssignment = deskAction(assignmentEndForm, async (editor, draft) => {
  await end(editor, draft)
  return pageOf(editor, draft.recordId, '#assigned')
})
