import './lib/node-version.mjs'

const { main, exitCleanlyOnSignal } = await import('./lib/processes.mjs')
const { prepareServer } = await import('./lib/with-database.mjs')
const { serve } = await import('./lib/serve.mjs')
const { seconds } = await import('./lib/progress.mjs')
const { printReady } = await import('./lib/print-ready.mjs')

await main(async () => {
  const since = Date.now()
  const { port, ...prepared } = await prepareServer('dev')
  const env = { ...prepared.env, NODE_ENV: 'development' }
  const { watchReaderAssets } = await import('./lib/reader-assets.mjs')
  await watchReaderAssets()
  const server = await serve('dev', port, env)
  exitCleanlyOnSignal()
  printReady({ ...prepared, address: env.APP_ORIGIN, elapsed: seconds(since) })
  return server.exited
})
