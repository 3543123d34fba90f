import { expect, test } from 'vitest'
import { deskDb, deskTransaction } from './desk-db.server'
import { AppError } from '#lib/errors'
import { aReadyRecord } from '#test/support/factories'

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => new Error('It was accepted.'),
    (error: unknown) => error,
  )

test('an error of a trigger reaches the editor as its message', async () => {
  const { never } = await aReadyRecord()
  const refusal = await refusalOf(
    deskTransaction((tx) => tx.statement.update({ where: { id: never }, data: { gloss: 'Another.' } })),
  )
  expect(refusal).toBeInstanceOf(AppError)
  expect(refusal).toMatchObject({ code: 'invalid', message: 'A change of content raises the revision.' })
})

test('an error at commit reaches the editor as its message', async () => {
  const { never } = await aReadyRecord()
  const refusal = await refusalOf(
    deskTransaction((tx) => tx.appearance.deleteMany({ where: { statementId: never } })),
  )
  expect(refusal).toMatchObject({
    code: 'invalid',
    message: 'A statement stands in at least one snapshot.',
  })
})

test('an error of a check reaches the editor as a message without table names', async () => {
  const { id, revision } = await aReadyRecord()
  const refusal = await refusalOf(
    deskTransaction((tx) =>
      tx.record.update({ where: { id }, data: { revision: revision + 1, reconciliation: null } }),
    ),
  )
  expect(refusal).toMatchObject({
    code: 'invalid',
    message: '“Both could be true if” must be written for this relation.',
  })
})

test('every check constraint has a message', async () => {
  const checks = await deskDb.$queryRaw<{ name: string }[]>`
    SELECT conname AS name FROM pg_constraint
    WHERE contype = 'c' AND connamespace IN ('desk'::regnamespace, 'published'::regnamespace)`
  expect(checks.length).toBeGreaterThan(20)
  const { checkMessages } = await import('./db-errors')
  expect(checks.map(({ name }) => name).filter((name) => !(name in checkMessages))).toEqual([])
})

test('creating the same pair twice is refused with a message', async () => {
  const { never, rise, disputeId } = await aReadyRecord()
  const refusal = await refusalOf(
    deskTransaction((tx) =>
      tx.record.create({
        data: { slug: 'x', disputeId, statementAId: rise, statementBId: never, asOf: new Date('2019-11-12') },
      }),
    ),
  )
  expect(refusal).toMatchObject({ code: 'conflict', message: 'These two statements are paired already.' })
})

test('a transaction that lost a deadlock is retried and succeeds', async () => {
  const ready = await aReadyRecord()
  const other = await aReadyRecord()
  let tries = 0
  let open = () => {}
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const touch = (first: string, second: string, meet: () => Promise<void>) =>
    deskTransaction(async (tx) => {
      tries++
      await tx.record.update({ where: { id: first }, data: { state: 'DRAFT' } })
      await meet()
      await tx.record.update({ where: { id: second }, data: { state: 'DRAFT' } })
    })
  let arrived = 0
  const meet = async () => {
    if (++arrived >= 2) open()
    await gate
  }
  await Promise.all([touch(ready.id, other.id, meet), touch(other.id, ready.id, meet)])
  expect(tries).toBe(3)
})
