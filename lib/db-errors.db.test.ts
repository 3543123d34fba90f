import { expect, test } from 'vitest'
import { deskDb, deskTransaction } from './desk-db.server'
import { AppError } from '#lib/errors'
import { aReadyRecord } from '#test/support/factories'
import { isUnavailable } from './db-errors'

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => new Error('It was accepted.'),
    (error: unknown) => error,
  )

test('a refusal by trigger reaches the editor as its own sentence', async () => {
  const { never } = await aReadyRecord()
  const refusal = await refusalOf(
    deskTransaction((tx) => tx.statement.update({ where: { id: never }, data: { gloss: 'Another.' } })),
  )
  expect(refusal).toBeInstanceOf(AppError)
  expect(refusal).toMatchObject({ code: 'invalid', message: 'A change of content raises the revision.' })
})

test('a refusal at commit reaches the editor as its own sentence', async () => {
  const { never } = await aReadyRecord()
  const refusal = await refusalOf(
    deskTransaction((tx) => tx.appearance.deleteMany({ where: { statementId: never } })),
  )
  expect(refusal).toMatchObject({
    code: 'invalid',
    message: 'A statement stands in at least one snapshot.',
  })
})

test('a refusal by check is told in a sentence that names no table', async () => {
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

test('every check of the desk and of the public side has a sentence', async () => {
  const checks = await deskDb.$queryRaw<{ name: string }[]>`
    SELECT conname AS name FROM pg_constraint
    WHERE contype = 'c' AND connamespace IN ('desk'::regnamespace, 'published'::regnamespace)`
  expect(checks.length).toBeGreaterThan(20)
  const { checkMessages } = await import('./db-errors')
  expect(checks.map(({ name }) => name).filter((name) => !(name in checkMessages))).toEqual([])
})

test('two who make the same pair are told so', async () => {
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

test('a refusal is not a database that is away', async () => {
  const refusal = await refusalOf(deskDb.$queryRaw`SELECT FROM desk.nothing`)
  expect(isUnavailable(refusal)).toBe(false)
})

test('a transaction that lost a deadlock is tried again and succeeds', async () => {
  const one = await aReadyRecord()
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
  await Promise.all([touch(one.id, other.id, meet), touch(other.id, one.id, meet)])
  expect(tries).toBe(3)
})
