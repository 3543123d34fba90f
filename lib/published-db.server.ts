import 'server-only'
import { PrismaClient } from '#generated/prisma/client'
import { poolAdapter } from './db-pool.server'
import { env } from './env'

function connect() {
  const { DATABASE_URL: url, READER_DATABASE_URL: ownLogin } = env
  return new PrismaClient({
    adapter: poolAdapter({ url, ownLogin, role: 'variance_reader', statementMs: 2000, lockMs: 1000 }),
  })
}

declare global {
  var keptPublishedDb: ReturnType<typeof connect> | undefined
}

/** The readers' client. `next dev` re-evaluates modules on every edit, so the pool is stored in a global. */
export const publishedDb = (globalThis.keptPublishedDb ??= connect())
