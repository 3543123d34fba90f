import './lib/node-version.mjs'

// Loaded only now: an old Node would stumble over the rest before it could be told.
const { main, signalsAreWelcome } = await import('./lib/shutdown.mjs')
const { prepare } = await import('./lib/prepare.mjs')
const { build } = await import('./lib/build.mjs')
const { serve } = await import('./lib/serve.mjs')
const { seconds, step } = await import('./lib/progress.mjs')
const { welcome } = await import('./lib/print-ready.mjs')

await main(async () => {
  const since = Date.now()
  const { port, ...prepared } = await prepare('start')
  const env = { ...prepared.env, NODE_ENV: 'production' }
  await build(env)
  const server = await step('Starting the server', () => serve('start', port, env))
  signalsAreWelcome()
  welcome({ ...prepared, address: env.APP_ORIGIN || `http://localhost:${port}`, sinceText: seconds(since) })
  return server.gone
})
