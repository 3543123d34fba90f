import { expect, test } from 'vitest'
import { annotate, editNote, reopenNote, resolveNote } from '#features/annotations/commands.server'
import { annotationDraft } from '#features/annotations/schema'
import { assignStatements, editDispute } from '#features/disputes/commands.server'
import type { Editor } from '#features/editors/editor'
import { editRecord } from '#features/records/commands.server'
import { citeEvidence } from '#features/records/ties-and-evidence.server'
import { evidenceDraft } from '#features/records/schema'
import { deskDb } from '#lib/desk-db.server'
import { aReadyRecord, aSource, aStatement, anEditor, readyEdit } from '#test/support/factories'
import { disputeFields } from '#test/support/states'
import { approve, sendToReview } from './commands.server'
import { publishDispute, publishRecord } from './publish.server'

type Subject = { subject: 'RECORD' | 'DISPUTE'; id: string }

async function current({ subject, id }: Subject) {
  const where = { where: { id }, select: { revision: true } }
  const { revision } =
    subject === 'RECORD'
      ? await deskDb.record.findUniqueOrThrow(where)
      : await deskDb.dispute.findUniqueOrThrow(where)
  return { subject, id, revision }
}

const record = (id: string) => ({ subject: 'RECORD', id }) as const
const dispute = (id: string) => ({ subject: 'DISPUTE', id }) as const

/** The result of an approval, by the command and by the trigger alone. */
async function approvalOf(subject: Subject, editor: Editor) {
  const at = await current(subject)
  const sql = await deskDb.approval
    .create({
      data: {
        ...{ subject: at.subject, revision: at.revision, approverId: editor.id, points: [] },
        ...(at.subject === 'RECORD' ? { recordId: at.id } : { disputeId: at.id }),
      },
    })
    .then(
      () => 'accepted',
      (error: unknown) => (/Who changed it/.test(String(error)) ? 'two_people' : String(error)),
    )
  const command = await approve(editor, { ...at, points: [] }).then(
    () => 'accepted',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
  return { command, sql }
}
const refusal = { command: expect.stringMatching(/ A second editor approves it\.$/), sql: 'two_people' }

const send = async (editor: Editor, subject: Subject) => sendToReview(editor, await current(subject))

async function release(author: Editor, second: Editor, subject: Subject) {
  await send(author, subject)
  const { id, revision } = await current(subject)
  await approve(second, { ...subject, revision, points: [] })
  const draft = { id, revision }
  await (subject.subject === 'RECORD' ? publishRecord(second, draft) : publishDispute(second, draft))
}

const aNote = (recordId: string, revision: number, visibility: 'INTERNAL' | 'PUBLIC') =>
  annotationDraft.parse({
    record: { id: recordId, revision },
    passages: [],
    body: 'The fare was eight.',
    visibility,
  })
const noteFields = (body: string, visibility: 'INTERNAL' | 'PUBLIC') =>
  ({ motivation: 'COMMENTING', body, visibility, blocking: false }) as const

test('the author of an internal note that another made public cannot approve it', async () => {
  const { author, id, revision } = await aReadyRecord()
  const writer = await anEditor()
  const { id: noteId } = await annotate(writer, aNote(id, revision, 'INTERNAL'))
  await editNote(author, { id: noteId, revision: 1, ...noteFields('The fare was eight.', 'PUBLIC') })
  await send(author, record(id))
  expect(await approvalOf(record(id), writer)).toEqual(refusal)
})

test('the editor of a note that was resolved then and is reopened by another cannot approve it', async () => {
  const { author, second, id, revision } = await aReadyRecord()
  const writer = await anEditor()
  const { id: noteId } = await annotate(author, aNote(id, revision, 'PUBLIC'))
  await resolveNote(author, { id: noteId, revision: 1 })
  await editNote(writer, { id: noteId, revision: 2, ...noteFields('The fare was nine.', 'PUBLIC') })
  await release(author, second, record(id))
  await reopenNote(author, { id: noteId, revision: 3 })
  await send(author, record(id))
  expect(await approvalOf(record(id), writer)).toEqual(refusal)
})

test('an editor who resolved or made public a note of a published record cannot approve the next version', async () => {
  const { author, second, id, revision } = await aReadyRecord()
  const writer = await anEditor()
  const { id: noteId } = await annotate(author, aNote(id, revision, 'PUBLIC'))
  await release(author, second, record(id))
  await resolveNote(writer, { id: noteId, revision: 1 })
  await send(author, record(id))
  expect(await approvalOf(record(id), writer)).toEqual(refusal)
})

test('the author of a note that is published already can approve the next version', async () => {
  const { author, second, id, revision } = await aReadyRecord()
  const writer = await anEditor()
  await annotate(writer, aNote(id, revision, 'PUBLIC'))
  await release(author, second, record(id))
  await editRecord(author, readyEdit(id, (await current(record(id))).revision))
  await send(author, record(id))
  expect(await approvalOf(record(id), writer)).toMatchObject({ sql: 'accepted' })
})

test('an editor who captured a statement before the last publication cannot approve it into a dispute', async () => {
  const { author, second, disputeId, rosa, source } = await aReadyRecord()
  const writer = await anEditor()
  const third = await aStatement(writer, { quote: 'the fare', speakerId: rosa, at: source })
  await editDispute(author, { ...disputeFields('The fare'), id: disputeId, revision: 2 })
  await release(author, second, dispute(disputeId))
  const { revision } = await current(dispute(disputeId))
  await assignStatements(author, { id: disputeId, revision, statementIds: [third] })
  await send(author, dispute(disputeId))
  expect(await approvalOf(dispute(disputeId), writer)).toEqual(refusal)
})

test('an editor who captured a source before the last publication cannot approve it as evidence', async () => {
  const { author, second, id } = await aReadyRecord()
  const writer = await anEditor()
  const { snapshotId } = await aSource(writer)
  await release(author, second, record(id))
  const { revision } = await current(record(id))
  await citeEvidence(
    author,
    evidenceDraft.parse({
      ...{ recordId: id, revision, statementId: null, stance: 'CONTEXT', hand: 'SECOND_HAND' },
      ...{ note: 'The timetable.', snapshotId },
    }),
  )
  await send(author, record(id))
  expect(await approvalOf(record(id), writer)).toEqual(refusal)
})

test.each([
  ['a statement', 'statement', ({ never }) => never],
  ['a speaker', 'speaker', ({ rosa }) => rosa],
  ['a source', 'source', ({ source }) => source.id],
] satisfies [string, string, (readyRecord: Made) => string][])(
  'an editor who edited only %s that a record uses cannot approve it',
  async (_, subject, partOf) => {
    const readyRecord = await aReadyRecord()
    const writer = await anEditor()
    const subjectId = partOf(readyRecord)
    const { _max } = await deskDb.revision.aggregate({ where: { subjectId }, _max: { number: true } })
    await deskDb.revision.create({
      data: { subject, subjectId, number: (_max.number ?? 0) + 1, editorId: writer.id, action: 'EDITED' },
    })
    await send(readyRecord.author, record(readyRecord.id))
    expect(await approvalOf(record(readyRecord.id), writer)).toEqual(refusal)
  },
)
type Made = Awaited<ReturnType<typeof aReadyRecord>>

test('resolving and reopening a public note each raise the revision of its record and void its approval', async () => {
  const { author, second, id, revision } = await aReadyRecord()
  const { id: noteId } = await annotate(author, aNote(id, revision, 'PUBLIC'))
  const approved = async () => {
    await send(author, record(id))
    await approve(second, { ...(await current(record(id))), points: [] })
    return current(record(id))
  }
  const valid = () => deskDb.approval.count({ where: { recordId: id, voidedAt: null } })
  for (const [step, noteRevision] of [
    [resolveNote, 1],
    [reopenNote, 2],
  ] as const) {
    const before = await approved()
    expect(await valid()).toBe(1)
    await step(author, { id: noteId, revision: noteRevision })
    const after = await deskDb.record.findUniqueOrThrow({ where: { id } })
    expect(after).toMatchObject({ revision: before.revision + 1, state: 'DRAFT' })
    expect(await valid()).toBe(0)
  }
})
