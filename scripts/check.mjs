import './lib/node-version.mjs'

const { install } = await import('./lib/install.mjs')
const { main } = await import('./lib/shutdown.mjs')
const { Tally } = await import('./lib/test-summary.mjs')
const { fastSteps } = await import('./lib/test-steps.mjs')
const { throwAwayDatabase } = await import('./lib/test-server.mjs')

await main(async () => {
  const tally = new Tally()
  await install()
  const { env } = await throwAwayDatabase()
  await fastSteps(tally, env)
  return tally.sum()
})
