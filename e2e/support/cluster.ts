import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { hashPassword } from '#lib/password.server'
import { startPostgres } from '../../scripts/lib/postgres.mjs'
import { startInstance } from './instance'
import { processTree } from './process-tree'
import { giveFreshFactor } from './second-factor'
import { asOwner, seededDatabase } from './seeded-database'
import { sendRequest, signIn, type Visitor } from './scriptless-client'

export type Account = { id: string; email: string; password: string; role: 'EDITOR' | 'PUBLISHER' }
export type Cluster = Awaited<ReturnType<typeof startCluster>>
type Instance = Awaited<ReturnType<typeof startInstance>>

export function at<Value>(values: readonly Value[], index: number): Value {
  const value = values[index]
  if (value === undefined) throw new Error(`There is no number ${index} of ${values.length}.`)
  return value
}

/** Retries until `work` succeeds, since a busy machine answers 503 at first. */
export async function until<Value>(work: () => Promise<Value>, patienceMs = 30_000): Promise<Value> {
  const last = Date.now() + patienceMs
  for (;;) {
    const value = await work().catch((error: unknown) =>
      error instanceof Error ? error : new Error(String(error)),
    )
    if (!(value instanceof Error)) return value
    if (Date.now() > last) throw value
    await pause(20)
  }
}

/** Environment variables of the instances, once the database has the demonstration. */
type SettingsFor = (
  server: Awaited<ReturnType<typeof startPostgres>>,
  url: string,
) => Promise<Record<string, string>>

/**
 * Two processes of the application over one PostgreSQL with the demonstration, durable as in production. Each process
 * can be killed and restarted.
 */
export async function startCluster(
  names: readonly string[],
  settingsFor: SettingsFor = () => Promise.resolve({}),
) {
  const temporary = mkdtempSync(join(tmpdir(), 'at-variance-promises-'))
  chmodSync(temporary, 0o711)
  const server = await startPostgres(temporary)
  const instances: Instance[] = []
  const stop = async () => {
    await Promise.all(instances.map((instance) => instance.kill()))
    server.force()
    for (const folder of new Set([temporary, server.location.base]))
      rmSync(folder, { recursive: true, force: true })
  }
  try {
    const { url } = await seededDatabase(server.url)
    const settings = await settingsFor(server, url)
    const started = await Promise.allSettled(names.map(() => startInstance(url, { settings })))
    for (const outcome of started) if (outcome.status === 'fulfilled') instances.push(outcome.value)
    if (instances.length < names.length) throw new Error('An instance did not start.', { cause: started })
    return await clusterOf({ server, url, instances, stop })
  } catch (error) {
    await stop()
    throw error
  }
}

type Parts = {
  server: Awaited<ReturnType<typeof startPostgres>>
  url: string
  instances: Instance[]
  stop: () => Promise<void>
}

async function clusterOf({ server, url, instances, stop }: Parts) {
  const origins = instances.map(({ origin }) => origin)
  const [account] = await makeAccounts(url, ['EDITOR'])
  const probe = account && (await until(() => signIn(at(origins, 0), account)))
  /** Loads a page of the desk, which needs both database connections and the session. */
  const answers = (origin: string) =>
    until(async () => {
      const { status } = await sendRequest({ ...probe, origin, path: '/desk/disputes' })
      if (status !== 200) throw new Error(`The desk at ${origin} answers ${status}.`)
    })
  await Promise.all(origins.map(answers))

  return {
    url,
    origins,
    accounts: (roles: readonly Account['role'][]) => makeAccounts(url, roles),
    owner: <Value>(work: (client: pg.Client) => Promise<Value>) => asOwner(url, work),
    /** The outage in ms, from kill to first answer, and the application's part of it after the database was back. */
    async killDatabase() {
      const pidFile = readFileSync(join(server.location.data, 'postmaster.pid'), 'utf8')
      // All are killed, so that none can finish its work.
      const processes = processTree(Number(pidFile.split('\n')[0]))
      const since = performance.now()
      for (const pid of processes)
        try {
          process.kill(pid, 'SIGKILL')
        } catch {
          // It ended by itself meanwhile.
        }
      await until(async () => {
        if (!(await server.revive())) throw new Error('The database is not back.')
      })
      await until(() => asOwner(url, (client) => client.query('SELECT 1')))
      const back = performance.now()
      await Promise.all(origins.map(answers))
      return { database: back - since, application: performance.now() - back }
    },
    /** The outage in ms, from kill to first answer. */
    async killInstance(which: 0 | 1) {
      const since = performance.now()
      const killed = at(instances, which)
      await killed.kill()
      instances[which] = await startInstance(url, { port: killed.port })
      await answers(killed.origin)
      return performance.now() - since
    },
    stop,
  }
}

/** Accounts with a password that have not changed anything yet. */
async function makeAccounts(url: string, roles: readonly Account['role'][]): Promise<Account[]> {
  const password = crypto.randomUUID()
  const hash = await hashPassword(password)
  return asOwner(url, async (client) => {
    const accounts: Account[] = []
    for (const role of roles) {
      const id = crypto.randomUUID()
      const email = `${role.toLowerCase()}-${id}@checker.example`
      await client.query(
        `INSERT INTO desk."Editor" (id, email, name, role, "passwordHash") VALUES ($1, $2, $3, $4, $5)`,
        [id, email, email, role, hash],
      )
      accounts.push({ id, email, password, role })
    }
    return accounts
  })
}

/** Signs them in at the instances in turn. A session is valid at all; a publisher has given a code in it. */
export async function signInAll(
  { accounts, origins, url }: Cluster,
  roles: readonly Account['role'][],
): Promise<Visitor[]> {
  const visitors: Visitor[] = []
  for (const [index, account] of (await accounts(roles)).entries()) {
    visitors.push(await until(() => signIn(at(origins, index % origins.length), account)))
    if (account.role === 'PUBLISHER') await giveFreshFactor(url, account.email)
  }
  return visitors
}
