import 'server-only'
import { VersionedCache } from './cache.server'
import { env } from './env'
import { packedBytes, type PackedDocument } from './packed-document'

/** Next bundles the hook of lib/early-response.ts apart from the pages, so they share the cache through a global. */
export const documentCache = (globalThis.documentCache ??= new VersionedCache<PackedDocument>({
  maxSize: env.DOCUMENT_CACHE_MB * 1024 * 1024,
  sizeCalculation: packedBytes,
}))
