import { setTimeout as pause } from 'node:timers/promises'
import { isEnding } from './processes.mjs'
import { say, UserError } from './progress.mjs'

const delayMaxMs = 30_000
/** A server that ran longer than this had started well: the next delay is the first one again. */
const steadyMs = 60_000
const quickDeathsMax = 8

/** @type {(ms: number) => Promise<void>} */
const waitMs = (ms) => pause(ms)

/**
 * Restarts a dead server with exponential back-off, while the database and the rest continue. Ends
 * when the program ends.
 * @throws UserError after so many quick deaths in a row that another start would not help
 */
export async function restartOnExit(
  first,
  start,
  { wait = waitMs, now = Date.now, isOver = isEnding, report = say } = {},
) {
  let [server, since, quickDeaths] = [first, now(), 0]
  for (;;) {
    const code = server ? await server.exited : 1
    if (isOver()) return code
    quickDeaths = now() - since < steadyMs ? quickDeaths + 1 : 1
    if (quickDeaths >= quickDeathsMax)
      throw new UserError(
        `The server died ${quickDeaths} times, each time within a minute of its start. It is not restarted; see its messages above.`,
      )
    const delayMs = Math.min(1000 * 2 ** (quickDeaths - 1), delayMaxMs)
    report(`The server died (exit code ${code}). Restarting in ${delayMs / 1000} s.`)
    await wait(delayMs)
    if (isOver()) return code
    since = now()
    server = await start().catch((error) => report(error.message))
  }
}
