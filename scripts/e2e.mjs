import './lib/node-version.mjs'

const { build, buildEnv } = await import('./lib/build.mjs')
const { install } = await import('./lib/install.mjs')
const { main } = await import('./lib/processes.mjs')
const { playwright, serveForTests, TestSummary, throwAwayDatabase } = await import('./lib/test-run.mjs')

/** `npm run e2e -- record` runs only the files with "record" in their name. */
await main(async () => {
  const summary = new TestSummary()
  await install()
  const database = await throwAwayDatabase()
  const env = await buildEnv(database.env)
  await build(env)
  const served = await serveForTests({ ...database, env })
  await summary.step('End to end', () => playwright(served, process.argv.slice(2)))
  return summary.printTotals()
})
