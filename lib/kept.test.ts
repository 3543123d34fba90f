import { expect, test } from 'vitest'
import { Kept, readOnce } from './kept.server'

test('an answer is given again in its own issue alone', () => {
  const kept = new Kept<string>(3)
  kept.keep(1n, 'record 1', 'as published')
  expect(kept.at(1n, 'record 1')).toBe('as published')
  expect(kept.held('record 1')).toEqual({ issue: 1n, answer: 'as published' })
  expect(kept.at(2n, 'record 1')).toBeUndefined()
  kept.keep(2n, 'record 2', 'new')
  expect(kept.held('record 1')).toBeNull()
  expect(kept.at(1n, 'record 1')).toBeUndefined()
})

test('what was read before the newest issue is not kept', () => {
  const kept = new Kept<string>(3)
  kept.keep(2n, 'record 1', 'withdrawn')
  kept.keep(1n, 'record 1', 'as it stood')
  expect(kept.at(2n, 'record 1')).toBe('withdrawn')
  expect(kept.at(1n, 'record 1')).toBeUndefined()
})

test('of more answers than there is room for, the one asked for longest ago goes', () => {
  const kept = new Kept<number>(2)
  kept.keep(1n, 'one', 1)
  kept.keep(1n, 'two', 2)
  kept.at(1n, 'one')
  kept.keep(1n, 'three', 3)
  expect([kept.at(1n, 'one'), kept.at(1n, 'two'), kept.at(1n, 'three')]).toEqual([1, undefined, 3])
})

test('who asks while it is being read waits for the same reading, and a failed one is made again', async () => {
  const kept = new Kept<Promise<number>>(2)
  let readings = 0
  const read = () => Promise.resolve(++readings)
  const at = { issue: 1n, key: 'figures' }
  expect(await Promise.all([readOnce(kept, at, read), readOnce(kept, at, read)])).toEqual([1, 1])
  const other = { issue: 1n, key: 'lists' }
  await expect(readOnce(kept, other, () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await readOnce(kept, other, read)).toBe(2)
})
