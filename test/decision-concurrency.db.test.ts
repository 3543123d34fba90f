import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editRecord } from '#features/records/commands.server'
import { approve, sendBack, sendToReview } from '#features/review/commands.server'
import { deskDb } from '#lib/desk-db.server'
import { aReadyRecord, anEditor, readyEdit } from './support/factories'
import { measured } from './support/measurements'
import { openSession } from './support/db-sessions'
import { violations } from './support/invariants'

const times = process.env['GUARANTEES'] === 'full' ? 500 : 20

let owner: pg.Client
beforeAll(async () => {
  owner = await openSession()
})
afterAll(() => owner.end())

test(`one decision is valid after a simultaneous approval, return and edit, ${times} times`, async () => {
  const { author, second, id, ...record } = await aReadyRecord()
  const third = await anEditor()
  let { revision } = record
  const accepted = { approved: 0, sentBack: 0, edited: 0 }
  for (let trial = 0; trial < times; trial++) {
    const at = { subject: 'RECORD', id, revision } as const
    await sendToReview(author, at)
    const commands = [
      () => approve(second, { ...at, points: [] }),
      () => sendBack(third, { ...at, reason: 'Not yet.' }),
      () => editRecord(author, { ...readyEdit(id, revision), summary: `Summary ${trial}.` }),
    ]
    // Each command is first in a third of the trials.
    const rotated = [...commands.slice(trial % 3), ...commands.slice(0, trial % 3)]
    await Promise.allSettled(rotated.map((order) => order()))
    const record = await deskDb.record.findUniqueOrThrow({ where: { id }, include: { approvals: true } })
    const valid = record.approvals.filter(({ voidedAt }) => voidedAt === null)
    expect(valid.filter((approval) => approval.revision !== record.revision)).toEqual([])
    expect(valid).toHaveLength(record.state === 'APPROVED' ? 1 : 0)
    // An edit voids every earlier approval.
    if (record.revision > revision) expect(record.state).toBe('DRAFT')
    const decisions = await deskDb.revision.findMany({
      where: {
        ...{ subjectId: id, action: { in: ['APPROVED', 'SENT_BACK'] } },
        after: { path: ['revision'], equals: revision },
      },
    })
    if (decisions.some(({ action }) => action === 'APPROVED')) accepted.approved++
    if (decisions.some(({ action }) => action === 'SENT_BACK')) accepted.sentBack++
    if (record.revision > revision) accepted.edited++
    if (record.state !== 'DRAFT')
      await sendBack(third, { subject: 'RECORD', id, revision: record.revision, reason: 'The next trial.' })
    revision = record.revision
  }
  expect(await violations(owner)).toEqual([])
  measured(
    'R40',
    `${times} times an approval, a sending back and an edit at once: ${accepted.approved}, ${accepted.sentBack} and ${accepted.edited} came through, never two decisions that hold`,
  )
}, 600_000)
