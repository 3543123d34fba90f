import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { preparedStatementName } from './prepared-statement-name'

type Side = {
  url: string
  ownLogin: string | undefined
  role: string
  /** The server's limits for a statement and for a lock. */
  statementMs: number
  lockMs: number
}

/** The server cancels a slow statement itself; the client stops waiting later, for a server that does not respond. */
const answerMs = 500

/** A connection pool in the role of one side. Without a separate login it sets the role when it connects. */
export function poolAdapter({ url, ownLogin, role, statementMs, lockMs }: Side): PrismaPg {
  const limits = `-c statement_timeout=${statementMs} -c lock_timeout=${lockMs} -c idle_in_transaction_session_timeout=10000 -c plan_cache_mode=auto`
  return new PrismaPg(
    {
      connectionString: ownLogin ?? url,
      options: ownLogin === undefined ? `-c role=${role} ${limits}` : limits,
      max: 8,
      connectionTimeoutMillis: 1500,
      query_timeout: statementMs + answerMs,
      keepAlive: true,
      Client: ClosingClient,
    },
    { statementNameGenerator: ({ sql }) => preparedStatementName(sql) },
  )
}

/**
 * Closes the connection when a query times out. pg leaves it open, and a transaction would return it to the pool, where
 * the next query waits behind the lost answer.
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
