import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { deskDb } from '#lib/desk-db.server'
import type { RevisionAction } from '#features/history/revision-action'
import { seedDispute } from '../prisma/seed/story'
import { anEditor } from './support/factories'
import { measured } from './support/measurements'

beforeAll(async () => {
  await seedDispute({ editor: await anEditor(), publisher: await anEditor('PUBLISHER'), say: () => {} })
}, 60_000)

const editedFields = z.looseObject({
  subject: z.string(),
  summary: z.string(),
  relation: z.string(),
  asOf: z.string(),
})
const tieFields = z.looseObject({
  label: z.string(),
  passages: z.array(z.looseObject({ exact: z.string() })),
})
const evidenceFields = z.looseObject({ note: z.string() })
const datingFields = z.looseObject({ said: z.string() })

const changesOf = (subjectId: string) =>
  deskDb.revision.findMany({ where: { subjectId }, orderBy: { number: 'asc' } })

test('replaying the history of a record gives its current state', async () => {
  const records = await deskDb.record.findMany({
    include: {
      ties: { orderBy: { ordinal: 'asc' }, include: { passages: { select: { exact: true } } } },
      evidence: { orderBy: { ordinal: 'asc' } },
    },
  })
  expect(records).toHaveLength(15)
  for (const record of records) {
    const changes = await changesOf(record.id)
    const after = (action: RevisionAction) =>
      changes.filter((change) => change.action === action).map((change) => change.after)
    const { asOf, ...head } = editedFields.parse(Object.assign({}, ...after('EDITED')))
    expect(record).toMatchObject(head)
    expect(record.asOf.toISOString()).toContain(asOf)
    expect(
      record.ties.map(({ label, passages }) => [label, passages.map(({ exact }) => exact).toSorted()]),
    ).toEqual(
      after('TIE_ADDED')
        .map((tie) => tieFields.parse(tie))
        .map(({ label, passages }) => [label, passages.map(({ exact }) => exact).toSorted()]),
    )
    expect(record.evidence.map(({ note }) => note)).toEqual(
      after('EVIDENCE_ADDED').map((evidence) => evidenceFields.parse(evidence).note),
    )
  }
})

test('replaying the history of a statement gives its current state', async () => {
  const statements = await deskDb.statement.findMany()
  for (const statement of statements) {
    const changes = await changesOf(statement.id)
    const correction = changes.filter(({ action }) => action === 'DATE_CORRECTED').at(-1)
    if (correction) expect(statement.said).toBe(datingFields.parse(correction.after).said)
    expect(changes[0]).toMatchObject({
      action: 'CAPTURED',
      after: { quote: statement.quote, context: statement.context },
    })
  }
  expect(statements).toHaveLength(33)
})

test('no history has a gap, and every change is in the audit chain once', async () => {
  const changes = await deskDb.revision.findMany({ orderBy: [{ subjectId: 'asc' }, { number: 'asc' }] })
  const last = new Map<string, number>()
  for (const { subject, subjectId, number } of changes) {
    const key = `${subject} ${subjectId}`
    expect(number, key).toBe((last.get(key) ?? 0) + 1)
    last.set(key, number)
  }
  expect(await deskDb.auditEvent.count()).toBe(changes.length)
  const [chain] = await deskDb.$queryRaw<
    { firstWrong: bigint | null; headHolds: boolean }[]
  >`SELECT "firstWrong", "headHolds" FROM desk.audit_verify()`
  expect(chain).toEqual({ firstWrong: null, headHolds: true })
  measured(
    'R41',
    `${changes.length} changes of ${last.size} things in the demonstration: replayed they are what stands, no gap`,
  )
})
