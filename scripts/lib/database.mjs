import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder, makeDataFolder, root, signInsFile } from './project-paths.mjs'
import { startPostgres } from './postgres.mjs'
import { baseEnv, onShutdown, runOrThrow } from './processes.mjs'
import { step, UserError } from './progress.mjs'

const seedingMarker = join(dataFolder, 'seeding')

function storedSecret(name) {
  const file = join(dataFolder, name)
  if (!existsSync(file)) writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

export async function withClient(url, work) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

export function databaseUrl(serverUrl, name) {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

export async function createDatabase(serverUrl, name, { recreate = false } = {}) {
  await withClient(serverUrl, async (client) => {
    if (recreate) await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (!rowCount) await client.query(`CREATE DATABASE "${name}"`)
  })
  return databaseUrl(serverUrl, name)
}

async function checkConnection(url) {
  try {
    await withClient(url, (client) => client.query('SELECT 1'))
  } catch (error) {
    const { hostname, port, pathname } = new URL(url)
    const where = `${hostname}:${port || 5432}${pathname}`
    throw new UserError(
      `The database of DATABASE_URL (${where}) does not answer: ${error.message || error.code}.`,
    )
  }
}

async function isEmpty(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query('SELECT NOT EXISTS (SELECT FROM desk."Editor") AS empty')
    return rows[0].empty
  })
}

export async function migrate(env) {
  await step('Bringing the database up to date', () =>
    runOrThrow('The migration', process.execPath, [join(root, 'scripts/migrate.mjs'), 'deploy'], { env }),
  )
}

/** Node arguments that run a TypeScript program outside Next. The condition lets it import `server-only`. */
export const typescriptArgs = (file, ...args) => [
  '--conditions=react-server',
  '--import',
  import.meta.resolve('tsx'),
  join(root, file),
  ...args,
]

/** Loads the demonstration into an empty database only. Returns whether it did. */
export async function seed(env, file = signInsFile) {
  if (!(await isEmpty(env.DATABASE_URL))) return false
  await step('Loading the demonstration dispute', () =>
    runOrThrow('Loading the demonstration', process.execPath, typescriptArgs('prisma/seed.ts'), {
      env: { ...env, DEMO_SIGN_INS_FILE: file },
    }),
  )
  return true
}

/** An embedded database gets the demonstration by default, a hosted one only with SEED_DEMO=1. */
export const shouldSeed = (env, isEmbedded) => (isEmbedded ? env.SEED_DEMO !== '0' : env.SEED_DEMO === '1')

export async function seedOnce(env, isEmbedded) {
  if (isEmbedded) writeFileSync(seedingMarker, '', { mode: 0o600 })
  const seeded = await seed(env)
  rmSync(seedingMarker, { force: true })
  if (!seeded && !isEmbedded && env.SEED_DEMO === '1')
    process.stdout.write('The database is not empty: SEED_DEMO=1 changes nothing.\n')
  return seeded
}

/** Restarts the embedded server when it was killed. Readers get 503 meanwhile. */
function keepAlive(server) {
  let isReviving = false
  return setInterval(async () => {
    if (isReviving) return
    isReviving = true
    try {
      if (await server.revive()) process.stdout.write('The embedded database had stopped; it runs again.\n')
    } catch (error) {
      process.stderr.write(`${error.message}\n`)
    }
    isReviving = false
  }, 2000)
}

/** Opens the database of DATABASE_URL, or starts the embedded one. */
export async function openDatabase(settings, { keepRunning = false } = {}) {
  if (settings.DATABASE_URL) {
    await checkConnection(settings.DATABASE_URL)
    return { env: baseEnv(settings), isEmbedded: false }
  }
  makeDataFolder()
  const server = await step('Starting the embedded database', () => startPostgres(dataFolder))
  if (!keepRunning) {
    const watch = keepAlive(server)
    onShutdown(() => (clearInterval(watch), server.stop()), server.force)
  }
  // The marker means that the first seeding was interrupted, so that database contains no work yet.
  const recreate = existsSync(seedingMarker)
  const DATABASE_URL = await createDatabase(server.url, 'variance', { recreate })
  const APP_SECRET = settings.APP_SECRET || storedSecret('app-secret')
  return { env: baseEnv({ ...settings, DATABASE_URL, APP_SECRET }), isEmbedded: true }
}
