import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

/**
 * The adapter splits a script at every semicolon, so a function body would fail: the whole script goes to the server
 * in one query instead, which the server runs as one transaction.
 */
function withWholeScripts(factory, url) {
  const wholeScript = async (script) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      await client.query(script)
    } catch (error) {
      // The engine keeps only that there was an error.
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
