import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder, makeDataFolder, root, signInsFile } from './project-paths.mjs'
import { atEnd } from './shutdown.mjs'
import { startPostgres } from './postgres.mjs'
import { baseEnv, runOrStop } from './processes.mjs'
import { step, Trouble } from './progress.mjs'

const seedingMark = join(dataFolder, 'seeding')

export function keptSecret(name) {
  const file = join(dataFolder, name)
  if (!existsSync(file)) writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

async function asking(url, work) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

export function databaseIn(serverUrl, name) {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

export async function makeDatabase(serverUrl, name, { anew = false } = {}) {
  await asking(serverUrl, async (client) => {
    if (anew) await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (!rowCount) await client.query(`CREATE DATABASE "${name}"`)
  })
  return databaseIn(serverUrl, name)
}

export async function checkConnection(url) {
  try {
    await asking(url, (client) => client.query('SELECT 1'))
  } catch (error) {
    const { hostname, port, pathname } = new URL(url)
    const where = `${hostname}:${port || 5432}${pathname}`
    throw new Trouble(
      `The database of DATABASE_URL (${where}) does not answer: ${error.message || error.code}.`,
    )
  }
}

async function isEmpty(url) {
  return asking(url, async (client) => {
    const { rows } = await client.query('SELECT NOT EXISTS (SELECT FROM desk."Editor") AS empty')
    return rows[0].empty
  })
}

export async function migrate(env) {
  await step('Bringing the database up to date', () =>
    runOrStop('The migration', process.execPath, [join(root, 'scripts/migrate.mjs'), 'deploy'], { env }),
  )
}

/** Runs one of our TypeScript programs outside of Next, where `server-only` has to be told that it is on a server. */
export const typescript = (file, ...args) => [
  '--conditions=react-server',
  '--import',
  import.meta.resolve('tsx'),
  join(root, file),
  ...args,
]

/** True if the demonstration was loaded now; a database that holds anybody's work is left as it is. */
export async function seed(env, file = signInsFile) {
  if (!(await isEmpty(env.DATABASE_URL))) return false
  await step('Loading the demonstration dispute', () =>
    runOrStop('Loading the demonstration', process.execPath, typescript('prisma/seed.ts'), {
      env: { ...env, DEMO_SIGN_INS_FILE: file },
    }),
  )
  return true
}

/** Whether this install loads the demonstration: an embedded one unless told not to, a hosted one only if told to. */
export const wantsDemonstration = (env, isEmbedded) =>
  isEmbedded ? env.SEED_DEMO !== '0' : env.SEED_DEMO === '1'

export async function seedOnce(env, isEmbedded) {
  if (isEmbedded) writeFileSync(seedingMark, '', { mode: 0o600 })
  const seeded = await seed(env)
  rmSync(seedingMark, { force: true })
  if (!seeded && !isEmbedded && env.SEED_DEMO === '1')
    process.stdout.write('The database is not empty: SEED_DEMO=1 changes nothing.\n')
  return seeded
}

/** A server that somebody kills is started again; readers have seen 503 in between. */
function keepAlive(server) {
  let isBusy = false
  return setInterval(async () => {
    if (isBusy) return
    isBusy = true
    try {
      if (await server.revive()) process.stdout.write('The embedded database had stopped; it runs again.\n')
    } catch (error) {
      process.stderr.write(`${error.message}\n`)
    }
    isBusy = false
  }, 2000)
}

/** The database this checkout works with, running and reachable: the one of DATABASE_URL, or the embedded one. */
export async function openDatabase(settings, { keepRunning = false } = {}) {
  makeDataFolder()
  if (settings.DATABASE_URL) {
    await checkConnection(settings.DATABASE_URL)
    return { env: baseEnv(settings), isEmbedded: false }
  }
  const server = await step('Starting the embedded database', () => startPostgres(dataFolder))
  if (!keepRunning) {
    const watch = keepAlive(server)
    atEnd(() => (clearInterval(watch), server.stop()), server.force)
  }
  // Nobody could have worked in a database whose first loading was cut off.
  const anew = existsSync(seedingMark)
  const DATABASE_URL = await makeDatabase(server.url, 'variance', { anew })
  const APP_SECRET = settings.APP_SECRET || keptSecret('app-secret')
  return { env: baseEnv({ ...settings, DATABASE_URL, APP_SECRET }), isEmbedded: true }
}
