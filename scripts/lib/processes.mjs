import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { root } from './project-paths.mjs'
import { say, UserError } from './progress.mjs'

const children = new Set()

/** Children lead process groups of their own, so that what they have started goes with them. */
export function killGroup(child, signal) {
  try {
    process.kill(-child.pid, signal)
  } catch {
    child.kill(signal)
  }
}

function killChildren(signal) {
  for (const child of children) killGroup(child, signal)
}

/** The environment for everything we start: nothing of ours reports home, and no child guesses at NODE_ENV. */
export function baseEnv(more = {}) {
  const { NODE_ENV: _, ...rest } = process.env
  return { ...rest, NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1', ...more }
}

function spawnChild(command, args, { env, quiet, input }) {
  const output = quiet ? 'pipe' : 'inherit'
  return spawn(command, args, {
    cwd: root,
    env: env ?? baseEnv(),
    detached: true,
    stdio: [input === undefined ? 'ignore' : 'pipe', output, output],
  })
}

/** Resolves with the exit code, and with what was printed if `quiet`; `input` is what the program reads. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawnChild(command, args, options)
    let output = ''
    children.add(child)
    child.stdin?.end(options.input)
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => {
      children.delete(child)
      reject(new UserError(`${command} could not be started: ${error.message}`))
    })
    child.on('close', (code, signal) => {
      children.delete(child)
      resolve({ code: code ?? 1, signal, output })
    })
  })
}

/** Runs quietly; what was printed is shown only if it went wrong. */
export async function runOrThrow(task, command, args, options = {}) {
  const { code, output } = await run(command, args, { quiet: true, ...options })
  if (code !== 0) throw new UserError(`${task} failed. It said:\n\n${output.trim().slice(-4000)}`)
  return output
}

/** The command line of a running process, empty if there is none. */
export async function commandLine(pid) {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    } catch {
      return ''
    }
  }
  return (await run('ps', ['-o', 'command=', '-p', String(pid)], { quiet: true })).output.trim()
}

const shutdownHooks = []
let shutdown
let signalledAt = 0
let signalExitCode

/** `stop` runs when the program ends, last registered first; `force` instead of it when a person cannot wait. */
export function onShutdown(stop, force = () => {}) {
  shutdownHooks.push({ stop, force })
}

/** From now on a signal is the ordinary way to stop, so it ends with 0. */
export function exitCleanlyOnSignal() {
  signalExitCode = 0
}

function shutDown(code) {
  shutdown ??= (async () => {
    killChildren('SIGTERM')
    for (const { stop } of shutdownHooks.toReversed()) {
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
    for (const { force } of shutdownHooks.toReversed()) force()
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
