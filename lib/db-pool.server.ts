import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from './env'
import { preparedStatementName } from './prepared-statement-name'

type Side = {
  /** Not set if each side has a login of its own. */
  url: string | undefined
  ownLogin: string | undefined
  role: string
  /** The server's limits for a statement and for a lock. */
  statementMs: number
  lockMs: number
}

const { DATABASE_URL: url, DESK_DATABASE_URL, READER_DATABASE_URL } = env

export const deskSide: Side = {
  ...{ url, ownLogin: DESK_DATABASE_URL, role: 'variance_desk' },
  ...{ statementMs: 3000, lockMs: 2000 },
}
export const readerSide: Side = {
  ...{ url, ownLogin: READER_DATABASE_URL, role: 'variance_reader' },
  ...{ statementMs: 3000, lockMs: 1000 },
}

/** The server cancels a slow statement itself; the client stops waiting later, for a server that does not respond. */
const answerMs = 1500

/** A connection in the role of one side. Without a separate login it sets the role when it connects. */
export function connectionOf({ url: shared, ownLogin, role, statementMs, lockMs }: Side): pg.ClientConfig {
  const limits = `-c statement_timeout=${statementMs} -c lock_timeout=${lockMs} -c idle_in_transaction_session_timeout=10000 -c plan_cache_mode=auto`
  return {
    connectionString: ownLogin ?? shared,
    options: ownLogin === undefined ? `-c role=${role} ${limits}` : limits,
    connectionTimeoutMillis: 1500,
    query_timeout: statementMs + answerMs,
    keepAlive: true,
  }
}

export function poolOf(side: Side): pg.Pool {
  const pool = new pg.Pool({ ...connectionOf(side), max: 8, Client: ClosingClient })
  // A lost idle connection would end the process. The next query opens another one.
  pool.on('error', () => {})
  return pool
}

export const poolAdapter = (pool: pg.Pool): PrismaPg =>
  new PrismaPg(pool, {
    statementNameGenerator: ({ sql }) => preparedStatementName(sql),
    disposeExternalPool: true,
  })

/**
 * Closes the connection when a query times out. pg leaves it open. A transaction would return it to the pool, where
 * the next query would wait behind the lost answer.
 */
class ClosingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    const send = this.query.bind(this)
    this.query = (...args: unknown[]) => this.closeOnTimeout(Reflect.apply(send, this, args))
  }

  private closeOnTimeout<Answer>(answer: Answer): Answer {
    if (answer instanceof Promise)
      answer.catch((error: unknown) => {
        if (error instanceof Error && error.message === 'Query read timeout') void this.end()
      })
    return answer
  }
}

declare global {
  var databasePools: { desk: pg.Pool; reader: pg.Pool } | undefined
}

/** The pools of this process. `next dev` re-evaluates modules on every edit, so they are stored in a global. */
export const databasePools = (globalThis.databasePools ??= {
  desk: poolOf(deskSide),
  reader: poolOf(readerSide),
})
