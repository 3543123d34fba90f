import 'server-only'
import { defaultNewsroom, type Newsroom } from '#features/newsroom/newsroom'
import { getOrLoad, VersionedCache } from '#lib/cache.server'
import { recentVersion } from '#lib/content-version'
import { publishedDb } from '#lib/published-db.server'
import { isReplicaLag } from '#lib/replica-lag'
import { publishedContentVersion } from './queries.server'

declare global {
  var newsroomCache: VersionedCache<Promise<Newsroom>> | undefined
  /** The last settings that were read. */
  var lastNewsroom: Newsroom | undefined
}
const newsroomCache = (globalThis.newsroomCache ??= new VersionedCache({ max: 1 }))

/** The settings that readers see. A change raises the content version, so they are read once for each. */
export async function publishedNewsroom(): Promise<Newsroom> {
  try {
    const contentVersion = recentVersion() ?? (await publishedContentVersion())
    globalThis.lastNewsroom = await getOrLoad(newsroomCache, { contentVersion, key: '' }, loadNewsroom)
    return globalThis.lastNewsroom
  } catch (error) {
    // The desk goes on while a replica is behind; a page for readers has been refused before.
    if (!isReplicaLag(error)) throw error
    return publishedLastNewsroom()
  }
}

/** The last settings that were read, without asking the database: for a page that says that it cannot be reached. */
export const publishedLastNewsroom = (): Newsroom => globalThis.lastNewsroom ?? defaultNewsroom

async function loadNewsroom(): Promise<Newsroom> {
  const row = await publishedDb.newsroom.findUniqueOrThrow({ where: { one: true } })
  const { one: _, licenceName, licenceUrl, logoSha256: sha256, ...newsroom } = row
  const select = { sha256: true, width: true, height: true } as const
  const logo = sha256 === null ? null : await publishedDb.logo.findUnique({ where: { sha256 }, select })
  const licence = licenceName === null || licenceUrl === null ? null : { name: licenceName, url: licenceUrl }
  return { ...newsroom, licence, logo }
}

/** The current logo of this hash; null for every other. */
export const publishedLogo = (
  sha256: string,
): Promise<{ type: string; bytes: Uint8Array<ArrayBuffer> } | null> =>
  publishedDb.logo.findUnique({ where: { sha256 }, select: { type: true, bytes: true } })
