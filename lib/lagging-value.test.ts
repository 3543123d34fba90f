import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LaggingValue } from './lagging-value'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

/** Each load waits until the test finishes it. */
function controlled(isLarge: boolean) {
  const loads: { finish: (value: string) => void; fail: (error: Error) => void }[] = []
  const load = () => new Promise<string>((resolve, reject) => loads.push({ finish: resolve, fail: reject }))
  return { loads, value: new LaggingValue({ load, isLarge: () => isLarge }) }
}

async function loadedOnce(isLarge: boolean) {
  const lagging = controlled(isLarge)
  const first = lagging.value.get(1n)
  lagging.loads[0]?.finish('one')
  expect(await first).toEqual({ value: 'one', isCurrent: true })
  return lagging
}

test('a large value lags while the next one loads, and callers share that load', async () => {
  const { value, loads } = await loadedOnce(true)
  expect(await Promise.all([value.get(2n), value.get(3n)])).toEqual([
    { value: 'one', isCurrent: false },
    { value: 'one', isCurrent: false },
  ])
  expect(loads).toHaveLength(2)
  loads[1]?.finish('two')
  await vi.waitFor(async () => expect(await value.get(2n)).toEqual({ value: 'two', isCurrent: true }))
})

test('a small value never lags', async () => {
  const { value, loads } = await loadedOnce(false)
  const next = value.get(2n)
  loads[1]?.finish('two')
  expect(await next).toEqual({ value: 'two', isCurrent: true })
})

test('a value lags for at most three seconds, then its reader waits', async () => {
  const { value, loads } = await loadedOnce(true)
  expect(await value.get(2n)).toMatchObject({ isCurrent: false })
  vi.advanceTimersByTime(2999)
  expect(await value.get(2n)).toMatchObject({ isCurrent: false })
  vi.advanceTimersByTime(1)
  const next = value.get(2n)
  loads[1]?.finish('two')
  expect(await next).toEqual({ value: 'two', isCurrent: true })
})

test('a failed load is an error only for those who wait for it, and is tried again', async () => {
  const { value, loads } = await loadedOnce(true)
  expect(await value.get(2n)).toMatchObject({ isCurrent: false })
  loads[1]?.fail(new Error('away'))
  await vi.waitFor(async () => {
    await value.get(2n)
    expect(loads).toHaveLength(3)
  })
  const fresh = controlled(true)
  const first = fresh.value.get(1n)
  fresh.loads[0]?.fail(new Error('away'))
  await expect(first).rejects.toThrow('away')
})

test('a value loaded for an older version is not passed off as current', async () => {
  const { value, loads } = await loadedOnce(false)
  const [older, newer] = [value.get(2n), value.get(3n)]
  loads[1]?.finish('two')
  expect(await older).toEqual({ value: 'two', isCurrent: true })
  await vi.waitFor(() => expect(loads).toHaveLength(3))
  loads[2]?.finish('three')
  expect(await newer).toEqual({ value: 'three', isCurrent: true })
})
