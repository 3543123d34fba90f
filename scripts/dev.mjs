import './lib/node-version.mjs'

const { main, signalsAreWelcome } = await import('./lib/shutdown.mjs')
const { prepare } = await import('./lib/prepare.mjs')
const { serve } = await import('./lib/serve.mjs')
const { seconds } = await import('./lib/progress.mjs')
const { welcome } = await import('./lib/print-ready.mjs')

await main(async () => {
  const since = Date.now()
  const { port, ...prepared } = await prepare('dev')
  const env = { ...prepared.env, NODE_ENV: 'development' }
  const server = await serve('dev', port, env)
  signalsAreWelcome()
  welcome({ ...prepared, address: env.APP_ORIGIN || `http://localhost:${port}`, sinceText: seconds(since) })
  return server.gone
})
