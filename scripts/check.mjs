import './node-version.mjs'

const { install } = await import('./install.mjs')
const { main } = await import('./lifecycle.mjs')
const { Tally } = await import('./tally.mjs')
const { fastSteps } = await import('./test-steps.mjs')
const { throwAwayDatabase } = await import('./test-server.mjs')

await main(async () => {
  const tally = new Tally()
  await install()
  const { env } = await throwAwayDatabase()
  await fastSteps(tally, env)
  return tally.sum()
})
