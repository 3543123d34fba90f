import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { root } from './project-paths.mjs'
import { baseEnv, run } from './processes.mjs'
import { UserError } from './progress.mjs'

/** The environment overrides `.env`, as in Next. */
export function readSettings() {
  const file = join(root, '.env')
  const fileSettings = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  return { ...fileSettings, ...process.env }
}

/** Placeholders for values that an embedded install generates later; only their format is checked. */
const embeddedDefaults = {
  DATABASE_URL: 'postgresql://embedded@127.0.0.1/variance',
  APP_SECRET: 'x'.repeat(64),
}

/** A server with a database of its own is in production; the embedded database is for demonstration. */
const isProduction = ({ DATABASE_URL }) => Boolean(DATABASE_URL)

/**
 * Validates with lib/env.ts itself, so that a wrong value is reported before anything starts. `isServer`: a server in
 * production needs more settings than a command.
 */
export async function checkSettings(settings, { isServer = false } = {}) {
  const { NODE_ENV: _, ...given } = settings
  const env = isProduction(settings)
    ? { ...given, ...(isServer ? { NODE_ENV: 'production' } : {}) }
    : { ...given, ...embeddedDefaults, ...secretIfSet(settings.APP_SECRET) }
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

const everyInterface = new Set(['', '0.0.0.0', '::'])

/** The address at which this machine reaches a server that listens at `host`. */
export function originAt(host, port) {
  const name = everyInterface.has(host ?? '') ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

function requireLogins({ DESK_DATABASE_URL, READER_DATABASE_URL }) {
  if (!DESK_DATABASE_URL || !READER_DATABASE_URL)
    throw new UserError(
      'Set DESK_DATABASE_URL and READER_DATABASE_URL: the server must not sign in as the owner. npm run db:logins makes both.',
    )
}

/**
 * A production server signs in with the logins of its two sides and never gets the owner's. Next would read a variable
 * that is not set from `.env`, so it is empty instead.
 */
export function serverLogins({ env, isEmbedded }) {
  if (isEmbedded) return {}
  requireLogins(env)
  return { DATABASE_URL: '' }
}

/** The environment of a server that was built and migrated before. */
export function serveSettings(settings) {
  if (settings.DATABASE_URL)
    throw new UserError(
      'DATABASE_URL is set. It is the owner’s login, which only npm run migrate needs: remove it from the settings of the server. ' +
        'To build, migrate and serve in one go, use npm start.',
    )
  requireLogins(settings)
  return baseEnv({
    ...settings,
    ...serverLogins({ env: settings, isEmbedded: false }),
    NODE_ENV: 'production',
  })
}
