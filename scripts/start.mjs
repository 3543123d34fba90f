import './lib/node-version.mjs'

// Imported dynamically: an old Node cannot parse these files, and must print the sentence of node-version first.
const { main, exitCleanlyOnSignal } = await import('./lib/processes.mjs')
const { prepareServer } = await import('./lib/with-database.mjs')
const { build } = await import('./lib/build.mjs')
const { restartOnExit } = await import('./lib/restart.mjs')
const { serve } = await import('./lib/serve.mjs')
const { seconds, step } = await import('./lib/progress.mjs')
const { printReady } = await import('./lib/print-ready.mjs')
const { serverLogins } = await import('./lib/settings.mjs')

await main(async () => {
  const since = Date.now()
  const { port, ...prepared } = await prepareServer('start')
  const env = { ...prepared.env, ...serverLogins(prepared), NODE_ENV: 'production' }
  await build(env)
  const start = () => serve('start', port, env)
  const server = await step('Starting the server', start)
  exitCleanlyOnSignal()
  printReady({ ...prepared, address: env.APP_ORIGIN, elapsed: seconds(since) })
  return restartOnExit(server, start)
})
