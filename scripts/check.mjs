import './lib/node-version.mjs'

const { install } = await import('./lib/install.mjs')
const { main } = await import('./lib/processes.mjs')
const { runFastSteps, TestSummary, throwAwayDatabase } = await import('./lib/test-run.mjs')

await main(async () => {
  const summary = new TestSummary()
  await install()
  const { env } = await throwAwayDatabase()
  await runFastSteps(summary, env)
  return summary.printTotals()
})
