import { migrate, openDatabase } from './database.mjs'
import { install } from './install.mjs'
import { takeLock } from './lock.mjs'
import { checkSettings, readSettings } from './settings.mjs'

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
