import { expect, test } from 'vitest'
import { restartOnExit } from './restart.mjs'

/** A server that exits after each of these lifetimes, on a fake clock. Then the program ends. */
function servers(lifetimesMs: readonly number[], { failsToStart = false } = {}) {
  const delays: number[] = []
  const remaining = [...lifetimesMs]
  let clock = 0
  const live = () => ({
    get exited() {
      clock += remaining.shift() ?? 0
      return Promise.resolve(134)
    },
  })
  const start = async () => {
    if (failsToStart) throw new Error('The server did not start.')
    return live()
  }
  const ended = restartOnExit(live(), start, {
    now: () => clock,
    isOver: () => remaining.length === 0,
    report: () => true,
    wait: async (ms: number) => {
      delays.push(ms)
      clock += ms
    },
  })
  return { ended, delays }
}

test('a dead server is started again, each time after twice the delay, half a minute at most', async () => {
  const { ended, delays } = servers([5, 5, 5, 5, 5, 5, 5])
  expect(await ended).toBe(134)
  expect(delays).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000])
})

test('a server that ran for a while is started again after one second', async () => {
  const { ended, delays } = servers([5, 5, 61_000, 5, 5])
  await ended
  expect(delays).toEqual([1000, 2000, 1000, 2000])
})

test('a server that fails at every start is given up with a message', async () => {
  const sentence = /died 8 times, each time within a minute of its start\. It is not restarted/
  await expect(servers(Array.from({ length: 20 }, () => 5)).ended).rejects.toThrow(sentence)
  await expect(servers([5, 5], { failsToStart: true }).ended).rejects.toThrow(sentence)
})

test('a server that ends because the program ends is not restarted', async () => {
  const { ended, delays } = servers([5])
  expect(await ended).toBe(134)
  expect(delays).toEqual([])
})
