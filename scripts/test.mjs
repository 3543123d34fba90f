import './lib/node-version.mjs'

const { install } = await import('./lib/install.mjs')
const { main } = await import('./lib/shutdown.mjs')
const { Tally } = await import('./lib/test-summary.mjs')
const { fastSteps, playwright } = await import('./lib/test-steps.mjs')
const { buildAnew, buildEnv, serveForTests, throwAwayDatabase } = await import('./lib/test-server.mjs')

await main(async () => {
  const tally = new Tally()
  let database
  await tally.step('Install', async () => (await install(), true))
  await tally.step('Throw-away PostgreSQL', async () => Boolean((database = await throwAwayDatabase())))
  if (!database) return tally.sum()
  await fastSteps(tally, database.env)
  const env = await buildEnv(database.env)
  const isBuilt = await tally.step('Production build', () => buildAnew(env))
  await tally.step('End to end in a browser, axe', async () => {
    if (!isBuilt) throw new Error('Without a build there is nothing to walk through.')
    return playwright(await serveForTests({ ...database, env }), ['--project=walks'])
  })
  await tally.step('Promises, with two instances and their database killed', async () => {
    if (!isBuilt) throw new Error('Without a build there is nothing to kill.')
    return playwright({ ...env, BASE_URL: 'http://localhost' }, ['--project=promises'])
  })
  return tally.sum()
})
