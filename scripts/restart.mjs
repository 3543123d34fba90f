import { setTimeout as pause } from 'node:timers/promises'
import { isEnding } from './lifecycle.mjs'
import { say, Trouble } from './progress.mjs'

const delayMaxMs = 30_000
/** A server that ran longer than this had started well: the next delay is the first one again. */
const steadyMs = 60_000
const quickDeathsMax = 8

/** @type {(ms: number) => Promise<void>} */
const waitMs = (ms) => pause(ms)

/**
 * Restarts a dead server with exponential back-off, while everything else, such as the database, keeps running. Ends
 * when the program ends.
 * @throws Trouble after so many quick deaths in a row that another start would not help
 */
export async function restartWhenGone(
  first,
  start,
  { wait = waitMs, now = Date.now, isOver = isEnding, tell = say } = {},
) {
  let [server, since, quickDeaths] = [first, now(), 0]
  for (;;) {
    const code = server ? await server.gone : 1
    if (isOver()) return code
    quickDeaths = now() - since < steadyMs ? quickDeaths + 1 : 1
    if (quickDeaths >= quickDeathsMax)
      throw new Trouble(
        `The server died ${quickDeaths} times, each time within a minute of its start. It is not started again; see its messages above.`,
      )
    const delayMs = Math.min(1000 * 2 ** (quickDeaths - 1), delayMaxMs)
    tell(`The server died (exit code ${code}). It is started again in ${delayMs / 1000} s.`)
    await wait(delayMs)
    if (isOver()) return code
    since = now()
    server = await start().catch((error) => tell(error.message))
  }
}
