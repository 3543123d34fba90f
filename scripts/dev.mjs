import './node-version.mjs'

const { main, signalsAreWelcome } = await import('./lifecycle.mjs')
const { prepare } = await import('./prepare.mjs')
const { serve } = await import('./serve.mjs')
const { seconds } = await import('./progress.mjs')
const { welcome } = await import('./welcome.mjs')

await main(async () => {
  const since = Date.now()
  const { port, ...prepared } = await prepare('dev')
  const env = { ...prepared.env, NODE_ENV: 'development' }
  const server = await serve('dev', port, env)
  signalsAreWelcome()
  welcome({ ...prepared, address: env.APP_ORIGIN || `http://localhost:${port}`, sinceText: seconds(since) })
  return server.gone
})
