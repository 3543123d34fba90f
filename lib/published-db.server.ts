import 'server-only'
import { PrismaClient } from '#generated/prisma/client'
import { poolAdapter } from './db-pool.server'
import { env } from './env'

function connect() {
  const { DATABASE_URL: url, READER_DATABASE_URL: ownLogin } = env
  return new PrismaClient({ adapter: poolAdapter({ url, ownLogin, role: 'variance_reader' }) })
}

declare global {
  var keptPublishedDb: ReturnType<typeof connect> | undefined
}

/** The readers' side of the wall. `next dev` re-evaluates modules on every edit; the pool is kept across that. */
export const publishedDb = (globalThis.keptPublishedDb ??= connect())
