import { expect, test } from 'vitest'
import { VersionedCache, getOrLoad } from './cache.server'

test('a cached result is served for its own content version only', () => {
  const kept = new VersionedCache<string>(3)
  kept.set(1n, 'record 1', 'as published')
  expect(kept.get(1n, 'record 1')).toBe('as published')
  expect(kept.peek('record 1')).toEqual({ issue: 1n, answer: 'as published' })
  expect(kept.get(2n, 'record 1')).toBeUndefined()
  kept.set(2n, 'record 2', 'new')
  expect(kept.peek('record 1')).toBeNull()
  expect(kept.get(1n, 'record 1')).toBeUndefined()
})

test('a result of an older content version is not cached', () => {
  const kept = new VersionedCache<string>(3)
  kept.set(2n, 'record 1', 'withdrawn')
  kept.set(1n, 'record 1', 'as it stood')
  expect(kept.get(2n, 'record 1')).toBe('withdrawn')
  expect(kept.get(1n, 'record 1')).toBeUndefined()
})

test('a full cache evicts the least recently used result', () => {
  const kept = new VersionedCache<number>(2)
  kept.set(1n, 'one', 1)
  kept.set(1n, 'two', 2)
  kept.get(1n, 'one')
  kept.set(1n, 'three', 3)
  expect([kept.get(1n, 'one'), kept.get(1n, 'two'), kept.get(1n, 'three')]).toEqual([1, undefined, 3])
})

test('concurrent loads of a key share one load, and a failed load is retried', async () => {
  const kept = new VersionedCache<Promise<number>>(2)
  let readings = 0
  const read = () => Promise.resolve(++readings)
  const at = { issue: 1n, key: 'figures' }
  expect(await Promise.all([getOrLoad(kept, at, read), getOrLoad(kept, at, read)])).toEqual([1, 1])
  const other = { issue: 1n, key: 'lists' }
  await expect(getOrLoad(kept, other, () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await getOrLoad(kept, other, read)).toBe(2)
})
