import { migrate, openDatabase, seedOnce, wantsDemonstration } from './database.mjs'
import { install } from './install.mjs'
import { takeLock } from './lock.mjs'
import { claimPort, portFrom } from './ports.mjs'
import { Trouble } from './progress.mjs'
import { checkSettings, settings } from './settings.mjs'

/** Everything up to a migrated, perhaps seeded database: what `start` and `dev` have in common. */
export async function prepare(command) {
  const given = settings()
  const port = portFrom(given)
  const lock = await takeLock(command, port)
  if (!lock.taken) {
    const { pid, command: name, port: at } = lock.holder
    const where = at ? ` at http://localhost:${at}` : ''
    throw new Trouble(
      `"${name}" already runs from this folder${where} (process ${pid}). Stop it first: kill ${pid}`,
    )
  }
  await claimPort(port, lock.stale ? 5000 : 0)
  await install()
  await checkSettings(given)
  const { env, isEmbedded } = await openDatabase({ ...given, PORT: String(port) })
  await migrate(env)
  const seeded = wantsDemonstration(env, isEmbedded) && (await seedOnce(env, isEmbedded))
  return { env, port, seeded, isEmbedded }
}
