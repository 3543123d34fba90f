import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PrismaClient } from '#generated/prisma/client'
import { proxyTo } from '#e2e/support/tcp-proxy'
import type { Role } from '#features/editors/editor'
import { readSessions } from '#features/editors/session.server'
import { anEditor } from '#test/support/factories'
import { type DatabaseFault, databaseFault } from './db-errors'
import { poolAdapter, poolOf } from './db-pool.server'
import { deskDb, deskTransaction } from './desk-db.server'
import { AppError } from './errors'
import { publishedDb } from './published-db.server'

const url = process.env['DATABASE_URL'] ?? ''
const owner = new pg.Client({ connectionString: url })
const login = `held_${process.pid}_${Date.now()}`

beforeAll(async () => {
  await owner.connect()
  await owner.query(`
    CREATE FUNCTION public.fail(code text) RETURNS int LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'It failed.' USING ERRCODE = code; END $$;
    CREATE ROLE ${login} LOGIN PASSWORD 'only-for-tests' CONNECTION LIMIT 0`)
})
afterAll(async () => {
  await owner.query(`DROP ROLE ${login}`)
  await owner.end()
})

const faultOf = (work: Promise<unknown>): Promise<DatabaseFault | null | 'accepted'> =>
  work.then(
    () => 'accepted' as const,
    (error: unknown) => databaseFault(error),
  )

/** A separate client with short limits, so that the test is short. */
const clientOf = (address: string) =>
  new PrismaClient({
    adapter: poolAdapter(
      poolOf({
        ...{ url: address, ownLogin: undefined, role: 'variance_desk' },
        ...{ statementMs: 300, lockMs: 100 },
      }),
    ),
  })

async function withClient<Result>(address: string, work: (client: PrismaClient) => Promise<Result>) {
  const client = clientOf(address)
  try {
    return await work(client)
  } finally {
    await client.$disconnect()
  }
}

const addressWith = (part: Partial<Record<'host' | 'port' | 'username' | 'password' | 'pathname', string>>) =>
  Object.assign(new URL(url), part).href

test.each<[string, DatabaseFault | null]>([
  ['25006', 'read-only'],
  ['53100', 'read-only'],
  ['53200', 'busy'],
  ['53400', 'busy'],
  ['55P03', 'busy'],
  ['57014', 'busy'],
  ['25P03', 'busy'],
  ['53300', 'unreachable'],
  ['57P01', 'unreachable'],
  ['57P02', 'unreachable'],
  ['57P03', 'unreachable'],
  ['08006', 'unreachable'],
  ['58030', 'unreachable'],
  ['42501', null],
  ['42P01', null],
  ['22P02', null],
  ['23505', null],
  ['23514', null],
  ['V0403', null],
  ['XX000', null],
])('SQLSTATE %s is the fault %s, in a query and in a transaction', async (code, fault) => {
  expect(await faultOf(deskDb.$queryRaw`SELECT public.fail(${code})`)).toBe(fault)
  expect(await faultOf(deskTransaction((tx) => tx.$queryRaw`SELECT public.fail(${code})`))).toBe(fault)
})

test('a lock on a table of either side is busy', async () => {
  await owner.query(
    `BEGIN; LOCK TABLE published."RecordListing", desk."Record", desk."Session" IN ACCESS EXCLUSIVE MODE`,
  )
  try {
    expect(await faultOf(publishedDb.recordListing.count())).toBe('busy')
    expect(await faultOf(readSessions())).toBe('busy')
    expect(await faultOf(withClient(url, (client) => client.record.count()))).toBe('busy')
    expect(
      await faultOf(withClient(url, (client) => client.$transaction((tx) => tx.record.findFirst()))),
    ).toBe('busy')
  } finally {
    await owner.query('ROLLBACK')
  }
})

test('a statement that takes too long is busy', async () => {
  expect(await faultOf(withClient(url, (client) => client.$queryRaw`SELECT 1 FROM pg_sleep(20)`))).toBe(
    'busy',
  )
})

test('a write in a read-only database is read-only, and a read works', async () => {
  const editor = await anEditor()
  await withClient(url, async (client) => {
    const { id } = editor
    const write = client.$transaction(async (tx) => {
      await tx.$executeRaw`SET TRANSACTION READ ONLY`
      await tx.editor.update({ where: { id }, data: { name: 'Another' } })
    })
    expect(await faultOf(write)).toBe('read-only')
    expect(await client.editor.count({ where: { id } })).toBe(1)
  })
})

test('a login, a port, a host or a database that refuses us is unreachable', async () => {
  const addresses = [
    addressWith({ username: login, password: 'only-for-tests' }),
    addressWith({ password: 'wrong' }),
    addressWith({ port: '1' }),
    addressWith({ host: 'nowhere.invalid' }),
    addressWith({ pathname: '/nothing' }),
  ]
  for (const address of addresses)
    expect(await faultOf(withClient(address, (client) => client.editor.count())), address).toBe('unreachable')
})

test('a connection that the server ends is unreachable, and the next query gets a new one', async () => {
  const end = deskDb.$transaction(async (tx) => {
    const [{ pid }] = await tx.$queryRaw<[{ pid: number }]>`SELECT pg_backend_pid() AS pid`
    await owner.query('SELECT pg_terminate_backend($1)', [pid])
    await tx.editor.count()
  })
  expect(await faultOf(end)).toBe('unreachable')
  expect(await faultOf(deskDb.editor.count())).toBe('accepted')
})

test('a server that stops responding is unreachable within the time limit, and no lost connection is used again', async () => {
  const relay = await proxyTo(url)
  try {
    await withClient(relay.url, async (client) => {
      const inTransaction = client.$transaction(async (tx) => {
        await tx.editor.count()
        relay.stall()
        await tx.editor.count()
      })
      expect(await faultOf(inTransaction)).toBe('unreachable')
      expect(await faultOf(client.editor.count())).toBe('unreachable')
      await relay.mend()
      for (let query = 0; query < 10; query++)
        expect(await faultOf(client.$transaction((tx) => tx.editor.count()))).toBe('accepted')
    })
  } finally {
    await relay.close()
  }
})

test('an expected error and a bug are no fault, whatever words they repeat', async () => {
  expect(databaseFault(new AppError('invalid', 'The text has no Query read timeout'))).toBe(null)
  // Prisma quotes this line in its error.
  const query = deskDb.editor.findMany({ where: { name: 'Query read timeout', role: 'NOBODY' as Role } })
  expect(await faultOf(query)).toBe(null)
})
