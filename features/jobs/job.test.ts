import { expect, test } from 'vitest'
import { attemptsMax, retryDelayMs } from './job'

const attempts = Array.from({ length: attemptsMax - 1 }, (_, index) => index + 1)
const delays = (random: number) => attempts.map((attempt) => retryDelayMs(attempt, random))

test('each wait is twice the one before, up to an hour', () => {
  expect(delays(1).slice(0, 4)).toEqual([10_000, 20_000, 40_000, 80_000])
  expect(delays(1).at(-1)).toBe(60 * 60_000)
})

test('a wait is random between its half and its whole', () => {
  expect(delays(0)).toEqual(delays(1).map((delay) => delay / 2))
})

test('the attempts of one job cover a working night and end', () => {
  const hours = delays(0.5).reduce((sum, delay) => sum + delay, 0) / 3_600_000
  expect(hours).toBeGreaterThan(4)
  expect(hours).toBeLessThan(12)
})
