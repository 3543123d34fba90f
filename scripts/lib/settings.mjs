import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { root } from './project-paths.mjs'
import { run } from './processes.mjs'
import { UserError } from './progress.mjs'

/** The environment, and below it what `.env` says: the same two places Next reads. */
export function readSettings() {
  const file = join(root, '.env')
  const fileSettings = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  return { ...fileSettings, ...process.env }
}

/** What an embedded install gets later; only their shape counts here. */
const embeddedDefaults = {
  DATABASE_URL: 'postgresql://embedded@127.0.0.1/variance',
  APP_SECRET: 'x'.repeat(64),
}

/** Asks lib/env.ts itself, so that a wrong value is told before anything is started, built or served. */
export async function checkSettings(settings) {
  const { NODE_ENV: _, ...env } = settings.DATABASE_URL
    ? settings
    : { ...settings, ...embeddedDefaults, ...secretIfSet(settings.APP_SECRET) }
  const program = "import('#lib/env').catch((error) => (console.error(error.message), process.exit(1)))"
  const args = [
    '--conditions=react-server',
    '--import',
    import.meta.resolve('tsx'),
    '--input-type=module',
    '-e',
    program,
  ]
  const { code, output } = await run(process.execPath, args, { env, quiet: true })
  if (code !== 0) throw new UserError(output.trim())
}

const secretIfSet = (APP_SECRET) => (APP_SECRET ? { APP_SECRET } : {})
