import { expect, test } from 'vitest'
import { askToWithdrawConflict, declareConflict, withdrawConflict } from '#features/editors/commands.server'
import type { Editor } from '#features/editors/editor'
import { deskConflicts, deskWithdrawalRequests } from '#features/editors/queries.server'
import { editRecord } from '#features/records/commands.server'
import { deskDb } from '#lib/desk-db.server'
import { aReadyRecord, aSpeaker, anEditor, readyEdit } from '#test/support/factories'
import { approve, sendBack, sendToReview } from './commands.server'
import { publishRecord } from './publish.server'
import { deskDecisions } from './decisions.server'

const speakerOf = async (statementId: string) => {
  const { speakerId } = await deskDb.attribution.findFirstOrThrow({ where: { statementId, position: 0 } })
  return speakerId
}

test('an approval goes back into review when its approver declares a conflict of interest', async () => {
  const { author, second, id, revision, never } = await aReadyRecord()
  const subjectAt = { subject: 'RECORD', id, revision } as const
  await sendToReview(author, subjectAt)
  await approve(second, { ...subjectAt, points: [] })
  await declareConflict(second, { speakerId: await speakerOf(never), note: 'A former employer.' })
  expect(await deskDb.record.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'IN_REVIEW' })
  const third = await anEditor()
  await expect(publishRecord(third, { id, revision })).rejects.toMatchObject({ code: 'conflict' })
  await expect(approve(second, { ...subjectAt, points: [] })).rejects.toMatchObject({ code: 'forbidden' })
  await approve(third, { ...subjectAt, points: [] })
})

test('a conflict of interest is declared once, and ends when a second editor confirms it', async () => {
  const { author, second, never } = await aReadyRecord()
  const interest = { speakerId: await speakerOf(never), note: 'A former employer.' }
  await declareConflict(second, interest)
  await expect(declareConflict(second, interest)).rejects.toMatchObject({ code: 'conflict' })
  const [conflict] = await deskConflicts(second)
  const id = conflict?.id ?? ''
  await expect(askToWithdrawConflict(author, { id })).rejects.toMatchObject({ code: 'not_found' })
  await expect(withdrawConflict(author, { id })).rejects.toMatchObject({ code: 'not_found' })
  await askToWithdrawConflict(second, { id })
  expect(await deskWithdrawalRequests(second)).toEqual([])
  expect(await deskWithdrawalRequests(author)).toMatchObject([{ id }])
  await expect(withdrawConflict(second, { id })).rejects.toMatchObject({ code: 'not_found' })
  expect(await deskConflicts(second)).toHaveLength(1)
  await withdrawConflict(author, { id })
  expect(await deskConflicts(second)).toEqual([])
  await declareConflict(second, interest)
})

const endConflict = async (editor: Editor, confirmer: Editor) => {
  const [conflict] = await deskConflicts(editor)
  const id = conflict?.id ?? ''
  await askToWithdrawConflict(editor, { id })
  await withdrawConflict(confirmer, { id })
}
const meanwhile = 'You had a conflict of interest on a speaker in it while it was in review.'
const approval = (recordId: string, revision: number, approverId: string) =>
  deskDb.approval.create({ data: { subject: 'RECORD', recordId, revision, approverId, points: [] } })

test('a conflict that was taken back still bars from what was in review meanwhile', async () => {
  const { author, second, id, revision, never } = await aReadyRecord()
  const subjectAt = { subject: 'RECORD', id, revision } as const
  await sendToReview(author, subjectAt)
  await declareConflict(second, { speakerId: await speakerOf(never), note: 'A cousin.' })
  await endConflict(second, author)
  await expect(approve(second, { ...subjectAt, points: [] })).rejects.toThrow(meanwhile)
  await expect(approval(id, revision, second.id)).rejects.toThrow(/conflict of interest/)
  expect((await deskDecisions(second, subjectAt)).conflict).toBe('MEANWHILE')
  // Another review does not end it.
  const third = await anEditor()
  await sendBack(third, { ...subjectAt, reason: 'Again.' })
  await sendToReview(author, subjectAt)
  await expect(approve(second, { ...subjectAt, points: [] })).rejects.toThrow(meanwhile)
  await approve(third, { ...subjectAt, points: [] })
  await expect(publishRecord(second, { id, revision })).rejects.toMatchObject({ code: 'forbidden' })
  await publishRecord(third, { id, revision })
  // The next version was never in review during the conflict.
  await editRecord(author, readyEdit(id, revision))
  const next = { subject: 'RECORD', id, revision: revision + 1 } as const
  await sendToReview(author, next)
  await approve(second, { ...next, points: [] })
})

test('a conflict that was over before a record was sent to review does not bar', async () => {
  const { author, second, id, revision, never } = await aReadyRecord()
  const subjectAt = { subject: 'RECORD', id, revision } as const
  await sendToReview(author, subjectAt)
  await sendBack(second, { ...subjectAt, reason: 'Again.' })
  await declareConflict(second, { speakerId: await speakerOf(never), note: 'A cousin.' })
  await endConflict(second, author)
  await sendToReview(author, subjectAt)
  await approve(second, { ...subjectAt, points: [] })
  expect(await deskDb.approval.count({ where: { recordId: id, voidedAt: null } })).toBe(1)
})

test.each(['capacity', 'part'])(
  'a conflict with an organisation bars from a speaker who represents it, by %s',
  async (kind) => {
    const { author, second, id, never, rosa } = await aReadyRecord()
    const organisation = await aSpeaker(author, `Ferry Union by ${kind}`)
    const parent = await aSpeaker(author, `Union of Unions by ${kind}`)
    await deskDb.speaker.update({
      where: { id: organisation },
      data: { partOfId: parent, revision: { increment: 1 } },
    })
    if (kind === 'part')
      await deskDb.speaker.update({
        where: { id: rosa },
        data: { partOfId: organisation, revision: { increment: 1 } },
      })
    else {
      const { id: capacityId } = await deskDb.capacity.create({
        data: { speakerId: rosa, organisationId: organisation, title: 'Chair' },
      })
      await deskDb.attribution.updateMany({ where: { statementId: never }, data: { capacityId } })
    }
    const { revision } = await deskDb.record.findUniqueOrThrow({ where: { id } })
    const subjectAt = { subject: 'RECORD', id, revision } as const
    await sendToReview(author, subjectAt)
    await approve(second, { ...subjectAt, points: [] })
    await declareConflict(second, { speakerId: parent, note: 'A member.' })
    expect(await deskDb.approval.count({ where: { recordId: id, voidedAt: null } })).toBe(0)
    await expect(approve(second, { ...subjectAt, points: [] })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(approval(id, revision, second.id)).rejects.toThrow(/conflict of interest/)
  },
)

test.each([
  ['ended by its own editor', ({ second }) => ({ withdrawnAt: new Date(), withdrawnById: second.id })],
  ['ended by nobody', () => ({ withdrawnAt: new Date() })],
  ['moved to another speaker', ({ board }) => ({ speakerId: board })],
  ['declared at another time', () => ({ declaredAt: new Date(0) })],
  ['given to another editor', ({ author }) => ({ editorId: author.id })],
] satisfies [string, (record: Awaited<ReturnType<typeof aReadyRecord>>) => object][])(
  'the database refuses that a conflict of interest is %s',
  async (_, change) => {
    const record = await aReadyRecord()
    const { second, rosa } = record
    await declareConflict(second, { speakerId: rosa, note: 'A cousin.' })
    const [conflict] = await deskConflicts(second)
    const id = conflict?.id ?? ''
    await askToWithdrawConflict(second, { id })
    await expect(deskDb.conflictOfInterest.update({ where: { id }, data: change(record) })).rejects.toThrow(
      /conflict of interest|permission denied/,
    )
  },
)

test('the database refuses to end a conflict that its editor did not ask to end', async () => {
  const { author, second, rosa } = await aReadyRecord()
  await declareConflict(second, { speakerId: rosa, note: 'A cousin.' })
  await expect(
    deskDb.conflictOfInterest.updateMany({
      where: { editorId: second.id },
      data: { withdrawalAskedAt: new Date(), withdrawnAt: new Date(), withdrawnById: author.id },
    }),
  ).rejects.toThrow(/a second editor confirms it/)
})
