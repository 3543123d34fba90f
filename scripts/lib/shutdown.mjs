import { killChildren } from './processes.mjs'
import { say, UserError } from './progress.mjs'

const hooks = []
let shutdown
let signalledAt = 0
let signalExitCode

/** `stop` runs when the program ends, last registered first; `force` instead of it when a person cannot wait. */
export function onShutdown(stop, force = () => {}) {
  hooks.push({ stop, force })
}

/** From now on a signal is the ordinary way to stop, so it ends with 0. */
export function exitCleanlyOnSignal() {
  signalExitCode = 0
}

function shutDown(code) {
  shutdown ??= (async () => {
    killChildren('SIGTERM')
    for (const { stop } of hooks.toReversed()) {
      try {
        await stop()
      } catch (error) {
        process.stderr.write(`${error.message}\n`)
      }
    }
    process.exit(code)
  })()
  return shutdown
}

function handleSignal(signal) {
  // npm passes Ctrl-C on although the terminal has already sent it: only a later one is a second one.
  if (signalledAt && Date.now() - signalledAt > 700) {
    killChildren('SIGKILL')
    for (const { force } of hooks.toReversed()) force()
    process.exit(130)
  }
  if (signalledAt) return
  signalledAt = Date.now()
  say(signal === 'SIGINT' ? '\nStopping. Press Ctrl-C again to force it.' : 'Stopping.')
  void shutDown(signalExitCode ?? (signal === 'SIGINT' ? 130 : 143))
}

/** Runs a program: a UserError becomes its sentence, a signal becomes an orderly end, and nothing is left running. */
export async function main(program) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => handleSignal(signal))
  process.on('exit', () => killChildren('SIGKILL'))
  try {
    await shutDown((await program()) ?? 0)
  } catch (error) {
    if (shutdown) return
    process.stderr.write(`\n${error instanceof UserError ? error.message : (error.stack ?? error)}\n`)
    await shutDown(1)
  }
}
