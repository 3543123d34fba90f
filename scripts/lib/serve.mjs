import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { root } from './project-paths.mjs'
import { atEnd } from './shutdown.mjs'
import { bin, killGroup } from './processes.mjs'
import { Trouble } from './progress.mjs'

const drainMs = 10_000

async function isUp(port, died) {
  for (;;) {
    if (died()) return false
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
const limits = ['--max-old-space-size=256', '--max-semi-space-size=4']

/** Of a server in production. NODE_OPTIONS may give it more. */
export const serverFlags = ({ NODE_OPTIONS = '' }) =>
  NODE_OPTIONS.includes('max-old-space-size') ? [] : limits

/** Starts Next (`mode` is start or dev) and waits for its first answer. `gone` resolves with its exit code. */
export async function serve(mode, port, env, more = []) {
  const parent = pathToFileURL(join(root, 'scripts/lib/with-parent.mjs')).href
  const flags = mode === 'start' ? serverFlags(env) : []
  const args = [...flags, '--import', parent, bin('next/dist/bin/next'), mode, ...more, '-p', String(port)]
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  let code
  const gone = new Promise((resolve) => child.once('exit', (exit) => resolve((code = exit ?? 1))))
  const stop = async () => {
    if (code !== undefined) return
    killGroup(child, 'SIGTERM')
    if ((await Promise.race([gone, pause(drainMs, 'late')])) === 'late') killGroup(child, 'SIGKILL')
    await gone
  }
  atEnd(stop, () => killGroup(child, 'SIGKILL'))
  if (!(await isUp(port, () => code !== undefined)))
    throw new Trouble('The server did not start; what it said stands above.')
  return { gone, stop, pid: child.pid }
}
