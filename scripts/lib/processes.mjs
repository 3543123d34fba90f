import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { root } from './project-paths.mjs'
import { say, UserError } from './progress.mjs'

const children = new Set()

/** Each child leads its own process group, so that one signal also reaches everything it started. */
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

/** The environment of every child: no telemetry, and NODE_ENV only where a caller sets it. */
export function baseEnv(more = {}) {
  const { NODE_ENV: _, ...rest } = process.env
  return { ...rest, NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1', ...more }
}

function spawnChild(command, args, { env, quiet, input, cwd }) {
  const output = quiet ? 'pipe' : 'inherit'
  return spawn(command, args, {
    cwd: cwd ?? root,
    env: env ?? baseEnv(),
    detached: true,
    stdio: [input === undefined ? 'ignore' : 'pipe', output, output],
  })
}

/** Resolves with the exit code, and with the output if `quiet`. `input` is the child's standard input. */
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

/** Shows the output only on failure. */
export async function runOrThrow(task, command, args, options = {}) {
  const { code, output } = await run(command, args, { quiet: true, ...options })
  if (code !== 0) throw new UserError(`${task} failed. Its output:\n\n${output.trim().slice(-4000)}`)
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

/** `stop` runs when the program ends, last registered first; `force` runs instead after a second Ctrl-C. */
export function onShutdown(stop, force = () => {}) {
  shutdownHooks.push({ stop, force })
}

/** True once the command is shutting down: nothing new is started. */
export const isEnding = () => signalledAt > 0 || shutdown !== undefined

/** From now on a signal is the normal way to stop, so the exit code is 0. */
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
  // npm repeats the Ctrl-C that the terminal already sent, so a second one counts only after a pause.
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

/** Runs a command: prints a UserError without its stack, runs the shutdown hooks on a signal, leaves no child behind. */
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
