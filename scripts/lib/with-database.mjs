import { migrate, openDatabase, seedOnce, shouldSeed } from './database.mjs'
import { install } from './install.mjs'
import { takeLock } from './lock.mjs'
import { readPort, waitForFreePort } from './ports.mjs'
import { UserError } from './progress.mjs'
import { checkSettings, readSettings } from './settings.mjs'

/** Everything up to a migrated, perhaps seeded database: what `start` and `dev` have in common. */
export async function prepareServer(command) {
  const settings = readSettings()
  const port = readPort(settings)
  const lock = await takeLock(command, port)
  if (!lock.taken) {
    const { pid, command: name, port: at } = lock.holder
    const where = at ? ` at http://localhost:${at}` : ''
    throw new UserError(
      `"${name}" already runs from this folder${where} (process ${pid}). Stop it first: kill ${pid}`,
    )
  }
  await waitForFreePort(port, lock.stale ? 5000 : 0)
  await install()
  await checkSettings(settings)
  const { env, isEmbedded } = await openDatabase({ ...settings, PORT: String(port) })
  await migrate(env)
  const seeded = shouldSeed(env, isEmbedded) && (await seedOnce(env, isEmbedded))
  return { env, port, seeded, isEmbedded }
}

/**
 * The migrated database for a short program. A server that runs from this folder keeps its database;
 * without one the embedded database is started for us and stopped after us.
 */
export async function openForCommand(command) {
  await install()
  const settings = readSettings()
  await checkSettings(settings)
  const lock = settings.DATABASE_URL ? { taken: true } : await takeLock(command)
  const opened = await openDatabase(settings, { keepRunning: !lock.taken })
  await migrate(opened.env)
  return opened
}
