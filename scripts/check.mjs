import './lib/node-version.mjs'

const { install } = await import('./lib/install.mjs')
const { main } = await import('./lib/processes.mjs')
const { runFastSteps, TestSummary, throwAwayDatabase, vitest } = await import('./lib/test-run.mjs')

/** Names of test files, or parts of names: only these tests run, and no other step. */
const filters = process.argv.slice(2)

await main(async () => {
  const summary = new TestSummary()
  await install()
  const { env } = await throwAwayDatabase()
  if (filters.length > 0) await summary.step(`Tests of ${filters.join(', ')}`, () => vitest(env, filters))
  else await runFastSteps(summary, env)
  return summary.printTotals()
})
