import { existsSync } from 'node:fs'
import { migrate, openDatabase, seedOnce, shouldSeed } from './database.mjs'
import { generatedClient, install, requirePackages } from './install.mjs'
import { takeLock } from './lock.mjs'
import { readPort, waitForFreePort } from './ports.mjs'
import { UserError } from './progress.mjs'
import { checkSettings, originAt, readSettings } from './settings.mjs'

/** The common part of `start` and `dev`: lock, port, packages, settings, migrated and perhaps seeded database. */
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
  await waitForFreePort(port, { host: settings.HOST, waitMs: lock.stale ? 5000 : 0 })
  await install()
  await checkSettings(settings, { isServer: command === 'start' })
  const APP_ORIGIN = settings.APP_ORIGIN || originAt(settings.HOST, port)
  const { env, isEmbedded } = await openDatabase({ ...settings, PORT: String(port), APP_ORIGIN })
  await migrate(env)
  const seeded = shouldSeed(env, isEmbedded) && (await seedOnce(env, isEmbedded))
  return { env, port, seeded, isEmbedded }
}

/**
 * The migrated database for a short command. Beside a production server the packages stay as they are. If a server runs from this checkout, the command shares its database;
 * otherwise the embedded database runs only as long as the command.
 */
export async function openForCommand(command) {
  const settings = readSettings()
  if (settings.DATABASE_URL && existsSync(generatedClient)) requirePackages()
  else await install()
  await checkSettings(settings)
  const lock = settings.DATABASE_URL ? { taken: true } : await takeLock(command)
  const database = await openDatabase(settings, { keepRunning: !lock.taken })
  await migrate(database.env)
  return database
}
