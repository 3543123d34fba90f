import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { modulePath, root } from './project-paths.mjs'
import { killGroup, onShutdown } from './processes.mjs'
import { UserError } from './progress.mjs'

const drainMs = 10_000

async function waitUntilUp(port, hasExited) {
  for (;;) {
    if (hasExited()) return false
    try {
      const answer = await fetch(`http://localhost:${port}/`, {
        signal: AbortSignal.timeout(30_000),
        redirect: 'manual',
      })
      await answer.arrayBuffer()
      return true
    } catch {
      await pause(100)
    }
  }
}

/**
 * Megabytes. A process needs no more at 100,000 statements, and without a limit takes what it finds before it tidies up; a
 * quarter of the usual room for what is new costs 2 % of time and keeps what is thrown away from piling up.
 */
const memoryFlags = ['--max-old-space-size=256', '--max-semi-space-size=4']

/** Of a server in production. NODE_OPTIONS may give it more. */
export const serverFlags = ({ NODE_OPTIONS = '' }) =>
  NODE_OPTIONS.includes('max-old-space-size') ? [] : memoryFlags

/** Preloaded into the server: when its parent is killed outright, the IPC channel breaks and the server ends too. */
const exitWithParent = `data:text/javascript,${encodeURIComponent(
  "process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))",
)}`

/** Starts Next (`mode` is start or dev) and waits for its first answer. `gone` resolves with its exit code. */
export async function serve(mode, port, env, extraArgs = []) {
  const flags = mode === 'start' ? serverFlags(env) : []
  const args = [
    ...flags,
    '--import',
    exitWithParent,
    modulePath('next/dist/bin/next'),
    mode,
    ...extraArgs,
    '-p',
    String(port),
  ]
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  let code
  const exited = new Promise((resolve) => child.once('exit', (exit) => resolve((code = exit ?? 1))))
  const stop = async () => {
    if (code !== undefined) return
    killGroup(child, 'SIGTERM')
    if ((await Promise.race([exited, pause(drainMs, 'late')])) === 'late') killGroup(child, 'SIGKILL')
    await exited
  }
  onShutdown(stop, () => killGroup(child, 'SIGKILL'))
  if (!(await waitUntilUp(port, () => code !== undefined)))
    throw new UserError('The server did not start; what it said stands above.')
  return { exited, stop, pid: child.pid }
}
