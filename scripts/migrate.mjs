import { join, resolve } from 'node:path'
import { checkRoles, checkServer, forgetFailures, openSession, Refusal, takeTurn } from './migrate-checks.mjs'
import { openEngine } from './migrate-engine.mjs'
import { readMigrations, readSchema, readSnapshot, writeDraft } from './migrate-files.mjs'

const root = resolve(import.meta.dirname, '..')
const folder = join(root, 'prisma/migrations')
const schema = readSchema(join(root, 'prisma/schema.prisma'))
const filters = { externalTables: [], externalEnums: [] }

function databaseUrl() {
  const url = process.env.DATABASE_URL
  if (!url) throw new Refusal('DATABASE_URL is not set: it says which database to migrate.')
  return url
}

/** What the model asks for and no migration has drafted yet. Two models are compared, never a live database. */
async function undrafted(engine) {
  const known = readSnapshot(folder)
  const { stdout } = await engine.diff({
    from:
      known === null ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: [{ ...schema, content: known }] },
    to: { tag: 'schemaDatamodel', files: [schema] },
    script: true,
    shadowDatabaseUrl: null,
    exitCode: null,
    filters,
  })
  return stdout.replace(/^-- This is an empty migration\.\s*$/m, '').trim()
}

async function deploy(url) {
  const session = await openSession(url)
  try {
    await checkServer(session)
    await takeTurn(session)
    await forgetFailures(session)
    const engine = await openEngine(schema, url)
    const migrationsList = readMigrations(folder)
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters })
    for (const name of appliedMigrationNames) console.log(`Applied ${name}`)
    await checkRoles(url)
  } finally {
    await session.end()
  }
}

async function draft(name) {
  if (!/^\d{4}_[a-z0-9_]+$/.test(name ?? ''))
    throw new Refusal('Name the migration with its number: npm run db:draft 0007_what_it_does')
  const sql = await undrafted(await openEngine(schema, databaseUrl()))
  console.log(`Drafted ${writeDraft(folder, name, { sql: sql || '-- By hand.', schema })}`)
}

async function check() {
  const sql = await undrafted(await openEngine(schema, databaseUrl()))
  if (sql) throw new Refusal(`The model has changes that no migration has:\n${sql}`)
}

const commands = {
  deploy: () => deploy(databaseUrl()),
  draft: () => draft(process.argv[3]),
  check,
}
try {
  const run = commands[process.argv[2]]
  if (!run) throw new Refusal('Say what to do: deploy, draft <name> or check.')
  await run()
  process.exit(0)
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error)
  process.exit(1)
}
