import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { modulePath, root } from './project-paths.mjs'
import { killGroup, onShutdown } from './processes.mjs'
import { UserError } from './progress.mjs'
import { originAt } from './settings.mjs'

const drainMs = 10_000

async function waitUntilUp(origin, hasExited) {
  for (;;) {
    if (hasExited()) return false
    try {
      const answer = await fetch(origin, {
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
 * In megabytes. 100,000 statements need no more; without a limit V8 uses all memory before it collects garbage.
 * The small semi-space costs 2 % of time and stops short-lived objects from piling up.
 */
const memoryFlags = ['--max-old-space-size=256', '--max-semi-space-size=4']

/** Flags of a production server. NODE_OPTIONS can raise the limit. */
export const serverFlags = ({ NODE_OPTIONS = '' }) =>
  NODE_OPTIONS.includes('max-old-space-size') ? [] : memoryFlags

/** Preloaded into the server: if its parent is killed, the IPC channel closes and the server exits too. */
const exitWithParent = `data:text/javascript,${encodeURIComponent(
  "process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))",
)}`

/** Starts Next (`mode` is start or dev) and waits for its first response. `exited` resolves with its exit code. */
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
    ...(env.HOST ? ['-H', env.HOST] : []),
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
  if (!(await waitUntilUp(originAt(env.HOST, port), () => code !== undefined)))
    throw new UserError('The server did not start; its output is above.')
  return { exited, stop, pid: child.pid }
}
