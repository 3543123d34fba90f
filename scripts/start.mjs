import './node-version.mjs'

// Loaded only now: an old Node would stumble over the rest before it could be told.
const { main, signalsAreWelcome } = await import('./lifecycle.mjs')
const { prepare } = await import('./prepare.mjs')
const { build } = await import('./build.mjs')
const { restartWhenGone } = await import('./restart.mjs')
const { serve } = await import('./serve.mjs')
const { seconds, step } = await import('./progress.mjs')
const { welcome } = await import('./welcome.mjs')

await main(async () => {
  const since = Date.now()
  const { port, ...prepared } = await prepare('start')
  const env = { ...prepared.env, NODE_ENV: 'production' }
  await build(env)
  const start = () => serve('start', port, env)
  const server = await step('Starting the server', start)
  signalsAreWelcome()
  welcome({ ...prepared, address: env.APP_ORIGIN || `http://localhost:${port}`, sinceText: seconds(since) })
  return restartWhenGone(server, start)
})
