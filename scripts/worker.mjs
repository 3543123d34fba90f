import './lib/node-version.mjs'

const { exitCleanlyOnSignal, main, onShutdown } = await import('./lib/processes.mjs')
const { say, UserError } = await import('./lib/progress.mjs')
const { readSettings } = await import('./lib/settings.mjs')
const { openForCommand } = await import('./lib/with-database.mjs')

/** With a database of its own the worker signs in as the desk, like a server, and migrates nothing. */
async function workerEnv() {
  const settings = readSettings()
  const { DATABASE_URL, DESK_DATABASE_URL } = settings
  if (DESK_DATABASE_URL) return { ...settings, DATABASE_URL: DESK_DATABASE_URL }
  if (DATABASE_URL) throw new UserError('Set DESK_DATABASE_URL: the worker must not sign in as the owner.')
  return (await openForCommand('worker')).env
}

/** Runs mail and other jobs until a signal, for servers that leave them to it (WORKER=0). Several workers may run. */
await main(async () => {
  Object.assign(process.env, await workerEnv())
  const { startWorker } = await import('#features/worker/worker.server')
  const worker = startWorker()
  onShutdown(worker.stop)
  exitCleanlyOnSignal()
  say('The worker runs. Ctrl-C ends it.')
  return new Promise(() => {})
})
