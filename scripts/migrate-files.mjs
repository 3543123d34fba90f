import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const read = (file) => readFileSync(file, 'utf8')
const snapshotOf = (folder) => join(folder, 'schema.snapshot.prisma')

export const readSchema = (file) => ({ path: 'schema.prisma', content: read(file) })

/** The model as the newest draft left it, or null before the first. */
export const readSnapshot = (folder) => (existsSync(snapshotOf(folder)) ? read(snapshotOf(folder)) : null)

/** The list in the shape that Prisma's schema engine takes. */
export function readMigrations(folder) {
  const lock = join(folder, 'migration_lock.toml')
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()
  return {
    baseDir: folder,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: existsSync(lock) ? read(lock) : null },
    migrationDirectories: names.map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: read(join(folder, path, 'migration.sql')) },
      },
    })),
  }
}

/** Writes a drafted migration and remembers the model it was drafted from. */
export function writeDraft(folder, name, { sql, schema }) {
  const to = join(folder, name)
  mkdirSync(to, { recursive: true })
  writeFileSync(join(to, 'migration.sql'), `${sql}\n`)
  writeFileSync(snapshotOf(folder), schema.content)
  return join(to, 'migration.sql')
}
