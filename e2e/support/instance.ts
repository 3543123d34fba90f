import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { serverFlags } from '../../scripts/lib/serve.mjs'
import { dist } from './site-map'

export async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port is free.')
  return address.port
}

type InstanceOptions = {
  /** The port of an earlier instance, to restart at the same origin. */
  port?: number
  /** Environment variables to change; undefined removes one. */
  settings?: Record<string, string | undefined>
}

/** Another process of the application under test, over the test's own database. */
export async function startInstance(databaseUrl: string, { port: had, settings }: InstanceOptions = {}) {
  const port = had ?? (await freePort())
  const origin = `http://localhost:${port}`
  const databaseSettings = { DATABASE_URL: databaseUrl, READER_DATABASE_URL: '', DESK_DATABASE_URL: '' }
  const next = [...serverFlags({}), 'node_modules/next/dist/bin/next', 'start', '-p', String(port)]
  const child = spawn(process.execPath, next, {
    env: {
      ...process.env,
      ...databaseSettings,
      ...{
        PORT: String(port),
        APP_ORIGIN: origin,
        NEXT_DIST_DIR: dist,
        NODE_ENV: 'production',
        NODE_OPTIONS: '',
      },
      APP_SECRET: process.env['APP_SECRET'] ?? 'only-for-tests-0123456789-0123456789',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let isOver = false
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  child.once('exit', () => (isOver = true))
  child.stderr.on('data', (chunk) => (output += String(chunk)))
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += String(chunk)
      if (/Ready in/.test(output)) resolve()
    })
    child.once('exit', () => reject(new Error(`The instance did not start:\n${output}`)))
  })
  return {
    origin,
    port,
    pid: child.pid ?? 0,
    isAlive: () => !isOver,
    /** The exit code; null after a signal. */
    ended,
    output: () => output,
    async stop() {
      if (isOver) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
    /** Sends SIGKILL. */
    async kill() {
      child.kill('SIGKILL')
      if (!isOver) await once(child, 'exit')
    },
  }
}
