import 'server-only'
import { LRUCache } from 'lru-cache'
import type { ContentVersion } from './content-version'

/** At most `max` values, or values of at most `maxSize` bytes together. */
type Limits<Value> = { max: number } | { maxSize: number; sizeCalculation: (value: Value) => number }

/** An LRU cache of values that were read under one content version; a newer version empties it. */
export class VersionedCache<Value extends NonNullable<unknown>> {
  /** Since the start: values found, and values that had to be made. */
  hits = 0
  misses = 0
  private contentVersion: ContentVersion = -1n
  private readonly entries: LRUCache<string, Value>

  constructor(limits: Limits<Value>) {
    this.entries = new LRUCache(limits)
  }

  /** The cached value with its content version, which may be out of date. Does not count as a use. */
  peek(key: string): { contentVersion: ContentVersion; value: Value } | null {
    const value = this.entries.peek(key)
    return value === undefined ? null : { contentVersion: this.contentVersion, value }
  }

  get(contentVersion: ContentVersion, key: string): Value | undefined {
    const value = contentVersion === this.contentVersion ? this.entries.get(key) : undefined
    if (value !== undefined) this.hits++
    return value
  }

  /** The size of all values together, if they have one. */
  get bytes(): number {
    return this.entries.calculatedSize
  }

  /** Never caches a value read under an older content version; it may be stale. */
  set(contentVersion: ContentVersion, key: string, value: Value): Value {
    if (contentVersion < this.contentVersion) return value
    if (contentVersion > this.contentVersion) this.entries.clear()
    this.contentVersion = contentVersion
    if (!this.entries.has(key)) this.misses++
    this.entries.set(key, value)
    return value
  }

  delete(key: string): void {
    this.entries.delete(key)
  }
}

/** Concurrent callers share one load; a failed load is not cached. */
export function getOrLoad<Value>(
  cache: VersionedCache<Promise<Value>>,
  { contentVersion, key }: { contentVersion: ContentVersion; key: string },
  load: () => Promise<Value>,
): Promise<Value> {
  const cached = cache.get(contentVersion, key)
  if (cached) return cached
  const loading = load()
  loading.catch(() => cache.delete(key))
  return cache.set(contentVersion, key, loading)
}
