import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { preparedStatementName } from './prepared-statement-name'

type Side = { url: string; ownLogin: string | undefined; role: string }

/** A connection pool in the role of one side. Without a separate login it sets the role when it connects. */
export function poolAdapter({ url, ownLogin, role }: Side): PrismaPg {
  const limits =
    '-c statement_timeout=3000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000 -c plan_cache_mode=auto'
  return new PrismaPg(
    {
      connectionString: ownLogin ?? url,
      options: ownLogin === undefined ? `-c role=${role} ${limits}` : limits,
      max: 8,
      connectionTimeoutMillis: 1500,
    },
    { statementNameGenerator: ({ sql }) => preparedStatementName(sql) },
  )
}
