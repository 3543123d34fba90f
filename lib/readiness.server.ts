import 'server-only'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { databaseFault } from './db-errors'
import { databasePools } from './db-pool.server'
import { log } from './log'
import { isReady, type Words } from './probe-response'
import { isBehind } from './replica-lag'

/** `ok` or the kind of fault. Strangers may read it, so it has no detail. */
export type Readiness = Words

const folder = join(process.cwd(), 'prisma/migrations')
const migrations = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

const { desk, reader } = databasePools

/** Each check uses the connections of the requests, so a pool without a free connection is noticed as well. */
const checks: Record<string, () => Promise<string>> = {
  async database() {
    const { rows } = await reader.query<{ lagSeconds: number | null }>(
      'SELECT number, published.lag_seconds() AS "lagSeconds" FROM published."Issue"',
    )
    return isBehind(rows[0]?.lagSeconds ?? null) ? 'behind' : 'ok'
  },
  /** A database may be newer than this server: during an upgrade the old servers continue. */
  async migrations() {
    const { rowCount } = await desk.query(
      `SELECT FROM public._prisma_migrations
       WHERE migration_name = ANY ($1) AND finished_at IS NOT NULL AND rolled_back_at IS NULL`,
      [migrations],
    )
    return rowCount === migrations.length ? 'ok' : 'behind'
  },
  async audit() {
    const { rowCount } = await desk.query('SELECT seq, hash FROM desk."AuditHead"')
    return rowCount === 1 ? 'ok' : 'missing'
  },
  /** A job that failed is due later, so one that is due for long says that no worker runs. */
  async worker() {
    const { rowCount } = await desk.query(
      `SELECT FROM desk."Job" WHERE "doneAt" IS NULL AND "deadAt" IS NULL AND "dueAt" < now() - interval '5 minutes' LIMIT 1`,
    )
    return rowCount === 0 ? 'ok' : 'stopped'
  },
}

/** A prober waits a few seconds at most, and a database that hangs must be reported in that time. */
const patienceMs = 1800

async function wordOf(check: () => Promise<string>): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('unreachable'), patienceMs)
  })
  try {
    return await Promise.race([check(), late])
  } catch (error) {
    return databaseFault(error) ?? 'failing'
  } finally {
    clearTimeout(timer)
  }
}

export async function checkReadiness(): Promise<Readiness> {
  const words = Object.entries(checks).map(async ([name, check]) => [name, await wordOf(check)] as const)
  return Object.fromEntries(await Promise.all(words))
}

const freshMs = 1000
let latest: { readiness: Promise<Readiness>; until: number } | null = null
let wasReady = true

async function checkAndLog(): Promise<Readiness> {
  const readiness = await checkReadiness()
  if (isReady(readiness) !== wasReady)
    log.warn({ event: wasReady ? 'not ready' : 'ready again', ...readiness })
  wasReady = isReady(readiness)
  return readiness
}

/** The state of the last second. Requests at the same time share one check, so a flood of them costs the database nothing. */
export function recentReadiness(): Promise<Readiness> {
  if (latest === null || latest.until < performance.now()) {
    const readiness = checkAndLog()
    latest = { readiness, until: Number.POSITIVE_INFINITY }
    void readiness.then(() => (latest = { readiness, until: performance.now() + freshMs }))
  }
  return latest.readiness
}
