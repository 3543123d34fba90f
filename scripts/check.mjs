import './lib/node-version.mjs'

const { install } = await import('./lib/install.mjs')
const { main } = await import('./lib/processes.mjs')
const { TestSummary } = await import('./lib/test-summary.mjs')
const { runFastSteps } = await import('./lib/test-steps.mjs')
const { throwAwayDatabase } = await import('./lib/test-server.mjs')

await main(async () => {
  const summary = new TestSummary()
  await install()
  const { env } = await throwAwayDatabase()
  await runFastSteps(summary, env)
  return summary.printTotals()
})
