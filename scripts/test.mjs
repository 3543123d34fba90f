import './lib/node-version.mjs'

const { install } = await import('./lib/install.mjs')
const { main } = await import('./lib/processes.mjs')
const { build, buildEnv } = await import('./lib/build.mjs')
const { playwright, runFastSteps, serveForTests, TestSummary, throwAwayDatabase } =
  await import('./lib/test-run.mjs')

await main(async () => {
  const summary = new TestSummary()
  let database
  await summary.step('Install', async () => (await install(), true))
  await summary.step('Throw-away PostgreSQL', async () => Boolean((database = await throwAwayDatabase())))
  if (!database) return summary.printTotals()
  await runFastSteps(summary, database.env)
  const env = await buildEnv(database.env)
  const isBuilt = await summary.step('Production build', async () => {
    await build(env, { force: true })
    return true
  })
  await summary.step('End to end in a browser, axe', async () => {
    if (!isBuilt) throw new Error('The build failed, so there is no application to test.')
    return playwright(await serveForTests({ ...database, env }), ['--project=browser'])
  })
  await summary.step('Reliability, with two instances and their database killed', async () => {
    if (!isBuilt) throw new Error('The build failed, so there is no application to test.')
    return playwright({ ...env, BASE_URL: 'http://localhost' }, ['--project=reliability'])
  })
  return summary.printTotals()
})
