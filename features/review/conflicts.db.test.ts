import { expect, test } from 'vitest'
import { declareConflict, withdrawConflict } from '#features/editors/commands.server'
import { deskConflicts } from '#features/editors/queries.server'
import { deskDb } from '#lib/desk-db.server'
import { aReadyRecord, anEditor } from '#test/support/factories'
import { approve, sendToReview } from './commands.server'
import { publishRecord } from './publish.server'

const speakerOf = async (statementId: string) => {
  const { speakerId } = await deskDb.attribution.findFirstOrThrow({ where: { statementId, position: 0 } })
  return speakerId
}

test('an approval goes back into review when its approver declares a conflict of interest', async () => {
  const { author, second, id, revision, never } = await aReadyRecord()
  const read = { subject: 'RECORD', id, revision } as const
  await sendToReview(author, read)
  await approve(second, { ...read, points: [] })
  await declareConflict(second, { speakerId: await speakerOf(never), note: 'A former employer.' })
  expect(await deskDb.record.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'IN_REVIEW' })
  const third = await anEditor()
  await expect(
    publishRecord(third, { id, revision, changeNote: 'First', isCorrection: false }),
  ).rejects.toMatchObject({ code: 'conflict' })
  await expect(approve(second, { ...read, points: [] })).rejects.toMatchObject({ code: 'forbidden' })
  await approve(third, { ...read, points: [] })
})

test('a conflict of interest is declared once, and withdrawn only by its editor', async () => {
  const { author, second, never } = await aReadyRecord()
  const interest = { speakerId: await speakerOf(never), note: 'A former employer.' }
  await declareConflict(second, interest)
  await expect(declareConflict(second, interest)).rejects.toMatchObject({ code: 'conflict' })
  const [conflict] = await deskConflicts(second)
  const id = conflict?.id ?? ''
  await expect(withdrawConflict(author, { id })).rejects.toMatchObject({ code: 'not_found' })
  await withdrawConflict(second, { id })
  expect(await deskConflicts(second)).toEqual([])
  await declareConflict(second, interest)
})
