import 'server-only'
import { PrismaClient } from '#generated/prisma/client'
import { databasePools, poolAdapter } from './db-pool.server'

const connect = () => new PrismaClient({ adapter: poolAdapter(databasePools.reader) })

declare global {
  var keptPublishedDb: ReturnType<typeof connect> | undefined
}

/** The readers' client. `next dev` re-evaluates modules on every edit, so the pool is stored in a global. */
export const publishedDb = (globalThis.keptPublishedDb ??= connect())
