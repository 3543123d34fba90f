import { expect, test } from 'vitest'
import { VersionedCache, getOrLoad } from './cache.server'

test('a cached result is served for its own content version only', () => {
  const cache = new VersionedCache<string>({ max: 3 })
  cache.set(1n, 'record 1', 'as published')
  expect(cache.get(1n, 'record 1')).toBe('as published')
  expect(cache.peek('record 1')).toEqual({ contentVersion: 1n, value: 'as published' })
  expect(cache.get(2n, 'record 1')).toBeUndefined()
  cache.set(2n, 'record 2', 'new')
  expect(cache.peek('record 1')).toBeNull()
  expect(cache.get(1n, 'record 1')).toBeUndefined()
})

test('a result of an older content version is not cached', () => {
  const cache = new VersionedCache<string>({ max: 3 })
  cache.set(2n, 'record 1', 'withdrawn')
  cache.set(1n, 'record 1', 'as it stood')
  expect(cache.get(2n, 'record 1')).toBe('withdrawn')
  expect(cache.get(1n, 'record 1')).toBeUndefined()
})

test('a full cache evicts the least recently used result', () => {
  const cache = new VersionedCache<number>({ max: 2 })
  cache.set(1n, 'one', 1)
  cache.set(1n, 'two', 2)
  cache.get(1n, 'one')
  cache.set(1n, 'three', 3)
  expect([cache.get(1n, 'one'), cache.get(1n, 'two'), cache.get(1n, 'three')]).toEqual([1, undefined, 3])
})

test('peek does not count as a use', () => {
  const cache = new VersionedCache<number>({ max: 2 })
  cache.set(1n, 'one', 1)
  cache.set(1n, 'two', 2)
  cache.peek('one')
  cache.set(1n, 'three', 3)
  expect(cache.peek('one')).toBeNull()
})

test('concurrent loads of a key share one load, and a failed load is retried', async () => {
  const cache = new VersionedCache<Promise<number>>({ max: 2 })
  let readings = 0
  const read = () => Promise.resolve(++readings)
  const at = { contentVersion: 1n, key: 'figures' }
  expect(await Promise.all([getOrLoad(cache, at, read), getOrLoad(cache, at, read)])).toEqual([1, 1])
  const other = { contentVersion: 1n, key: 'lists' }
  await expect(getOrLoad(cache, other, () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await getOrLoad(cache, other, read)).toBe(2)
})

test('a cache counts the values that it had, and those that had to be made', () => {
  const cache = new VersionedCache<string>({ max: 3 })
  cache.get(1n, 'record 1')
  cache.set(1n, 'record 1', 'plain')
  cache.set(1n, 'record 1', 'packed as well')
  cache.get(1n, 'record 1')
  cache.get(2n, 'record 1')
  cache.set(2n, 'record 1', 'corrected')
  expect([cache.hits, cache.misses]).toEqual([1, 2])
})
