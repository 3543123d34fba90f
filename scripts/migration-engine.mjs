import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

/**
 * The adapter splits a script at every semicolon, so a function body would fail. The whole script goes to the
 * server in one query instead, which runs as one transaction.
 */
function withWholeScripts(factory, url) {
  const wholeScript = async (script) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      await client.query(script)
    } catch (error) {
      // The engine does not pass on the text of the error.
      const line = script.slice(0, Number(error.position ?? 0)).split('\n').length
      console.error(`PostgreSQL refused the script: ${error.message} (${error.code}, line ${line})`)
      throw error
    } finally {
      await client.end()
    }
  }
  return {
    ...factory,
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => Object.assign(await factory.connect(), { executeScript: wholeScript }),
    connectToShadowDb: () => factory.connectToShadowDb(),
  }
}

/** Prisma's own schema engine as WebAssembly: the same folders and the same table, nothing downloaded. */
export async function openEngine(schema, url) {
  const wasm = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm')
    .replace('schema_engine.js', 'schema_engine_bg.wasm')
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), {
    './schema_engine_bg.js': bindings,
  })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start?.()
  const factory = withWholeScripts(new PrismaPg({ connectionString: url }), url)
  return bindings.SchemaEngine.new(
    { datamodels: [[schema.path, schema.content]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  )
}

const readText = (file) => readFileSync(file, 'utf8')
const snapshotOf = (folder) => join(folder, 'schema.snapshot.prisma')

export const readSchema = (file) => ({ path: 'schema.prisma', content: readText(file) })

/** The model of the newest draft, or null before the first. */
export const readSnapshot = (folder) => (existsSync(snapshotOf(folder)) ? readText(snapshotOf(folder)) : null)

/**
 * The list in the form that Prisma's schema engine takes.
 * @returns {import('@prisma/schema-engine-wasm').MigrationList}
 */
export function readMigrations(folder) {
  const lock = join(folder, 'migration_lock.toml')
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()
  return {
    baseDir: folder,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: existsSync(lock) ? readText(lock) : null },
    migrationDirectories: names.map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readText(join(folder, path, 'migration.sql')) },
      },
    })),
  }
}

/** Writes a drafted migration, and the model it was drafted from. */
export function writeDraft(folder, name, { sql, schema }) {
  const to = join(folder, name)
  mkdirSync(to, { recursive: true })
  writeFileSync(join(to, 'migration.sql'), `${sql}\n`)
  writeFileSync(snapshotOf(folder), schema.content)
  return join(to, 'migration.sql')
}
