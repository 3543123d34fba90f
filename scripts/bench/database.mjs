import { chmodSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf } from '../lib/build.mjs'
import { dataFolder, makeDataFolder, root } from '../lib/project-paths.mjs'
import { databaseUrl, createDatabase, migrate, typescriptArgs, withClient } from '../lib/database.mjs'
import { startPostgres } from '../lib/postgres.mjs'
import { onShutdown, run } from '../lib/processes.mjs'
import { say, step, UserError } from '../lib/progress.mjs'

export const benchFolder = join(dataFolder, 'bench')

/** The rows are generated again when one of these files changes. */
const generatorFiles = () => [
  ...readdirSync(join(root, 'scripts/bench'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `scripts/bench/${name}`),
  'features/publications/document.ts',
  'features/publications/quoted-clause.ts',
  'features/publications/listing-row.ts',
  'features/review/build-document.ts',
  'features/review/listing-writer.ts',
]

/** A separate, durable PostgreSQL without autovacuum, which would disturb the measurements. */
async function startServer() {
  makeDataFolder()
  mkdirSync(benchFolder, { recursive: true })
  chmodSync(benchFolder, 0o711)
  const server = await step('Starting the PostgreSQL of the bench', () => startPostgres(benchFolder))
  onShutdown(server.stop, server.force)
  await withClient(server.url, async (client) => {
    await client.query('ALTER SYSTEM SET autovacuum = off')
    await client.query('SELECT pg_reload_conf()')
  })
  return server
}

/** Generates under a temporary name and renames at the end. Older versions of the same size are dropped. */
async function makeTemplate(server, { size, name, env }) {
  const { url } = server
  const databases = await withClient(url, (client) => client.query('SELECT datname FROM pg_database'))
  const names = databases.rows.map(({ datname }) => datname)
  if (names.includes(name)) return
  for (const outdated of names.filter((name) => name.startsWith(`bench_${size}_`)))
    await withClient(url, (client) => client.query(`DROP DATABASE "${outdated}" WITH (FORCE)`))
  const partial = `${name}_part`
  const templateEnv = { ...env, DATABASE_URL: await createDatabase(url, partial, { recreate: true }) }
  await migrate(templateEnv)
  say(`Making ${size.toLocaleString('en')} statements; the next run reuses them.`)
  const { code } = await run(process.execPath, typescriptArgs('scripts/bench/generate.ts', String(size)), {
    env: templateEnv,
  })
  if (code !== 0) throw new UserError('The data could not be made; the output is above.')
  await withClient(url, (client) => client.query(`ALTER DATABASE "${partial}" RENAME TO "${name}"`))
}

/** A fresh copy of the same `size` statements in every run, with all later migrations applied. */
export async function benchDatabase(size, env) {
  const server = await startServer()
  const name = `bench_${size}_${hashOf(generatorFiles()).slice(0, 12)}`
  await makeTemplate(server, { size, name, env })
  await step('Copying the data', () =>
    withClient(server.url, async (client) => {
      await client.query('DROP DATABASE IF EXISTS bench_run WITH (FORCE)')
      await client.query(`CREATE DATABASE bench_run TEMPLATE "${name}" STRATEGY FILE_COPY`)
    }),
  )
  const url = databaseUrl(server.url, 'bench_run')
  await migrate({ ...env, DATABASE_URL: url })
  await withClient(url, (client) => client.query('ANALYZE'))
  return { url, pid: await server.pid() }
}
