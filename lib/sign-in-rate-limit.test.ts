import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { allowSignIn } from './sign-in-rate-limit.server'

// Starts after the windows that other tests have used.
let now = Date.now()
beforeEach(() => vi.useFakeTimers({ now: (now += 60_000) }))
afterEach(() => vi.useRealTimers())

const allowed = async (count: number, address: (at: number) => string) => {
  const answers: boolean[] = []
  for (let at = 0; at < count; at++) answers.push(await allowSignIn(address(at), null))
  return answers.filter(Boolean).length
}

test('a process accepts six sign-ins a second over all addresses', async () => {
  expect(await allowed(50, (at) => `192.0.2.${at}`)).toBe(6)
  vi.advanceTimersByTime(1001)
  expect(await allowed(50, (at) => `192.0.2.${100 + at}`)).toBe(6)
})

test('a flood from one address leaves room for others', async () => {
  let [flood, others] = [0, 0]
  for (let second = 0; second < 10; second++) {
    vi.advanceTimersByTime(1001)
    flood += await allowed(3, () => '198.51.100.1')
    others += await allowed(1, () => `198.51.100.${100 + second}`)
    flood += await allowed(47, () => '198.51.100.1')
  }
  expect([flood, others]).toEqual([5, 10])
})

test('a browser that signed in before is accepted during a flood from many addresses', async () => {
  const results: boolean[] = []
  for (let second = 0; second < 5; second++) {
    vi.advanceTimersByTime(2002)
    await allowed(120, (at) => `203.0.113.${at % 40}`)
    results.push(await allowSignIn('203.0.113.1', 'a browser'))
  }
  expect(results).toEqual(results.map(() => true))
})

test('many tries of one known browser leave the share to others', async () => {
  vi.advanceTimersByTime(20_000)
  let accepted = 0
  for (let second = 0; second < 8; second++) {
    vi.advanceTimersByTime(1001)
    await allowed(120, (at) => `203.0.113.${at % 40}`)
    for (let tries = 0; tries < 20; tries++) if (await allowSignIn('203.0.113.1', 'a thief')) accepted++
  }
  expect(accepted).toBeGreaterThan(0)
  expect(accepted).toBeLessThanOrEqual(5)
  vi.advanceTimersByTime(1001)
  await allowed(120, (at) => `203.0.113.${at % 40}`)
  expect(await allowSignIn('203.0.113.1', 'another browser')).toBe(true)
})
