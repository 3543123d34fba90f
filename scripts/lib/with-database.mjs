import { migrate, openDatabase } from './database.mjs'
import { install } from './install.mjs'
import { takeLock } from './lock.mjs'
import { checkSettings, settings } from './settings.mjs'

/**
 * The migrated database for a short program. A server that runs from this folder keeps its database;
 * without one the embedded database is started for us and stopped after us.
 */
export async function openForTool(command) {
  await install()
  const given = settings()
  await checkSettings(given)
  const lock = given.DATABASE_URL ? { taken: true } : await takeLock(command)
  const opened = await openDatabase(given, { keepRunning: !lock.taken })
  await migrate(opened.env)
  return opened
}
