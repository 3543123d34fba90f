import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskSide, readerSide } from './db-pool.server'
import { loginFacts } from './server-check.server'

const url = process.env['DATABASE_URL'] ?? ''
const owner = new pg.Client({ connectionString: url })
const [desk, reader, tablesOwner] = ['desk', 'reader', 'owner'].map((name) => `check_${name}_${process.pid}`)

beforeAll(async () => {
  await owner.connect()
  await owner.query(`
    CREATE ROLE ${desk} LOGIN PASSWORD 'only-for-tests' IN ROLE variance_desk;
    CREATE ROLE ${reader} LOGIN PASSWORD 'only-for-tests' IN ROLE variance_reader;
    CREATE ROLE ${tablesOwner} LOGIN PASSWORD 'only-for-tests' IN ROLE variance_desk;
    ALTER TABLE desk."RateLimit" OWNER TO ${tablesOwner}`)
})
afterAll(async () => {
  await owner.query(
    `ALTER TABLE desk."RateLimit" OWNER TO CURRENT_USER; DROP ROLE ${desk}, ${reader}, ${tablesOwner}`,
  )
  await owner.end()
})

const factsOf = (login: string | undefined, side: typeof deskSide) =>
  loginFacts({
    ...side,
    ownLogin: Object.assign(new URL(url), { username: login, password: 'only-for-tests' }).href,
  })

test('a session in the role of a side is still that of its login, which can step back', async () => {
  for (const side of [deskSide, readerSide])
    expect(await loginFacts(side)).toMatchObject({ isSuperuser: true, isOwner: true })
})

test('a separate login is neither owner nor superuser, and the reader has no rights on the desk', async () => {
  expect(await factsOf(desk, deskSide)).toMatchObject({
    ...{ login: desk, isSuperuser: false, isOwner: false, readsDesk: true },
  })
  expect(await factsOf(reader, readerSide)).toMatchObject({
    ...{ login: reader, isSuperuser: false, isOwner: false, readsDesk: false },
  })
  expect(await factsOf(tablesOwner, deskSide)).toMatchObject({ isSuperuser: false, isOwner: true })
})

test('the settings are those of the session, whoever set them', async () => {
  await owner.query(`ALTER ROLE ${desk} SET synchronous_commit = off`)
  expect(await factsOf(desk, deskSide)).toMatchObject({ synchronousCommit: 'off' })
  await owner.query(`ALTER ROLE ${desk} SET synchronous_commit = on`)
  expect(await factsOf(desk, deskSide)).toMatchObject({
    synchronousCommit: 'on',
    version: expect.stringMatching(/^\d+\.\d+$/),
  })
})
