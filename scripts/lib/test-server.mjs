import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'
import { createDatabase, migrate, seed } from './database.mjs'
import { holder } from './lock.mjs'
import { freePort } from './ports.mjs'
import { startPostgres } from './postgres.mjs'
import { baseEnv, onShutdown } from './processes.mjs'
import { step } from './progress.mjs'
import { serve } from './serve.mjs'

/** A PostgreSQL that lives as long as this run. An empty value keeps a developer's `.env` out of it. */
export async function throwAwayDatabase() {
  const folder = mkdtempSync(join(tmpdir(), 'at-variance-test-'))
  const remove = (folder) => rmSync(folder, { recursive: true, force: true })
  onShutdown(
    () => remove(folder),
    () => remove(folder),
  )
  chmodSync(folder, 0o711)
  const server = await step('Starting a PostgreSQL for the tests', () =>
    startPostgres(folder, { throwAway: true }),
  )
  const { base } = server.location
  onShutdown(
    () => (server.stop(), remove(base)),
    () => (server.force(), remove(base)),
  )
  const env = baseEnv({
    ...{ DATABASE_URL: server.url, DESK_DATABASE_URL: '', READER_DATABASE_URL: '', APP_ORIGIN: '' },
    ...{ SEED_DEMO: '0', APP_SECRET: randomBytes(48).toString('base64url'), PORT: '3000' },
  })
  return { folder, env }
}

/** A server that runs from this folder goes on serving its own build. */
export async function buildEnv(env) {
  return (await holder()) ? { ...env, NEXT_DIST_DIR: '.next-test' } : env
}

export const rebuild = async (env) => {
  await build(env, { force: true })
  return true
}

/** The built application over the demonstration. */
export async function serveForTests({ folder, env }) {
  const port = await freePort()
  const signIns = join(folder, 'demo-sign-ins.json')
  const DATABASE_URL = await createDatabase(env.DATABASE_URL, 'e2e', { recreate: true })
  const serverEnv = { ...env, DATABASE_URL, PORT: String(port), NODE_ENV: 'production' }
  await migrate(serverEnv)
  await seed(serverEnv, signIns)
  await step('Starting the server', () => serve('start', port, serverEnv))
  return {
    ...{ ...serverEnv, BASE_URL: `http://localhost:${port}` },
    ...{ DEMO_SIGN_INS_FILE: signIns, NODE_ENV: 'test' },
  }
}
