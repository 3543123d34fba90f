import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { baseEnv, run } from './processes.mjs'
import { UserError } from './progress.mjs'

/** Where Debian and others install the programs of each major version, newest use first. */
const foldersOf = (major) => [
  process.env.PG_BIN,
  `/usr/lib/postgresql/${major}/bin`,
  `/usr/pgsql-${major}/bin`,
  `/opt/homebrew/opt/postgresql@${major}/bin`,
]

function majorOf(program) {
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  return Number(/\(PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1] ?? 0)
}

/** The programs of this major version: pg_dump refuses a newer server, and another one's dump may not restore. */
export function dumpTools(major) {
  const folders = foldersOf(major).filter((folder) => folder && existsSync(join(folder, 'pg_dump')))
  const programs = (folder) => ({
    dump: folder ? join(folder, 'pg_dump') : 'pg_dump',
    restore: folder ? join(folder, 'pg_restore') : 'pg_restore',
  })
  const tools = [...folders, ''].map(programs).find(({ dump }) => majorOf(dump) === major)
  if (tools) return tools
  throw new UserError(
    `There is no pg_dump of PostgreSQL ${major} here, the version of the server. Install postgresql-client-${major}, or ` +
      'set PG_BIN to the folder with pg_dump and pg_restore. The embedded PostgreSQL has neither.',
  )
}

/** Runs one of the programs. The password goes by the environment, since every user can read arguments. */
export async function runTool(program, args, databaseUrl) {
  const url = new URL(databaseUrl)
  const env = baseEnv({ PGPASSWORD: decodeURIComponent(url.password), LC_ALL: 'C' })
  url.password = ''
  const { code, output } = await run(program, [...args, `--dbname=${url.href}`], { env, quiet: true })
  return { isGood: code === 0, output: output.trim().slice(-2000) }
}
