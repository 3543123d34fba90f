import { killChildren } from './processes.mjs'
import { say, Trouble } from './progress.mjs'

const endings = []
let ended
let signalledAt = 0
let signalCode

/** `stop` runs when the program ends, last registered first; `force` instead of it when a person cannot wait. */
export function atEnd(stop, force = () => {}) {
  endings.push({ stop, force })
}

/** From now on a signal is the ordinary way to stop, so it ends with 0. */
export function signalsAreWelcome() {
  signalCode = 0
}

function end(code) {
  ended ??= (async () => {
    killChildren('SIGTERM')
    for (const { stop } of endings.toReversed()) {
      try {
        await stop()
      } catch (error) {
        process.stderr.write(`${error.message}\n`)
      }
    }
    process.exit(code)
  })()
  return ended
}

function obey(signal) {
  // npm passes Ctrl-C on although the terminal has already sent it: only a later one is a second one.
  if (signalledAt && Date.now() - signalledAt > 700) {
    killChildren('SIGKILL')
    for (const { force } of endings.toReversed()) force()
    process.exit(130)
  }
  if (signalledAt) return
  signalledAt = Date.now()
  say(signal === 'SIGINT' ? '\nStopping. Press Ctrl-C again to force it.' : 'Stopping.')
  void end(signalCode ?? (signal === 'SIGINT' ? 130 : 143))
}

/** Runs a program: a Trouble becomes its sentence, a signal becomes an orderly end, and nothing is left running. */
export async function main(program) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => obey(signal))
  process.on('exit', () => killChildren('SIGKILL'))
  try {
    await end((await program()) ?? 0)
  } catch (error) {
    if (ended) return
    process.stderr.write(`\n${error instanceof Trouble ? error.message : (error.stack ?? error)}\n`)
    await end(1)
  }
}
