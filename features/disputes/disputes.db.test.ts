import { expect, test } from 'vitest'
import { deskDb } from '#lib/desk-db.server'
import { aReadyRecord } from '#test/support/factories'
import { assignStatements, editDispute } from './commands.server'
import { disputeEdit } from './schema'

const edit = (id: string, revision: number) =>
  disputeEdit.parse({
    id,
    revision,
    title: 'The fare of the ferry',
    question: 'Will the fare rise in May?',
    summary: 'Two statements about the fare.',
    topics: ['transport'],
    asOf: '2019-11-13',
  })

test('an edit of a dispute raises its revision, makes it a draft and stores the previous values', async () => {
  const { author, disputeId: id } = await aReadyRecord()
  await editDispute(author, edit(id, 2))
  expect(await deskDb.dispute.findUnique({ where: { id } })).toMatchObject({
    revision: 3,
    state: 'DRAFT',
    topics: ['transport'],
  })
  const last = await deskDb.revision.findFirst({ where: { subjectId: id }, orderBy: { number: 'desc' } })
  expect(last).toMatchObject({ action: 'EDITED', before: { question: 'Will the fare rise?' } })
})

test('a stale edit of a dispute is refused', async () => {
  const { author, disputeId: id, never } = await aReadyRecord()
  await expect(editDispute(author, edit(id, 1))).rejects.toMatchObject({ code: 'conflict' })
  await expect(assignStatements(author, { id, revision: 1, statementIds: [never] })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('a statement belongs to a dispute once', async () => {
  const { author, disputeId: id, never } = await aReadyRecord()
  await expect(assignStatements(author, { id, revision: 2, statementIds: [never] })).rejects.toMatchObject({
    code: 'conflict',
  })
})
