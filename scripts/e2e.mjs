import './node-version.mjs'

const { build } = await import('./build.mjs')
const { install } = await import('./install.mjs')
const { main } = await import('./lifecycle.mjs')
const { Tally } = await import('./tally.mjs')
const { playwright } = await import('./test-steps.mjs')
const { buildEnv, serveForTests, throwAwayDatabase } = await import('./test-server.mjs')

/** `npm run e2e -- record` walks only the files whose name has "record" in it. */
await main(async () => {
  const tally = new Tally()
  await install()
  const database = await throwAwayDatabase()
  const env = await buildEnv(database.env)
  await build(env)
  const served = await serveForTests({ ...database, env })
  await tally.step('End to end', () => playwright(served, process.argv.slice(2)))
  return tally.sum()
})
