import './node-version.mjs'

const { build } = await import('./build.mjs')
const { bareServer, buildBarePage } = await import('./bench-bare.mjs')
const { load, median } = await import('./bench-load.mjs')
const { install } = await import('./install.mjs')
const { atEnd, main } = await import('./lifecycle.mjs')
const { freePort } = await import('./ports.mjs')
const { say, step } = await import('./progress.mjs')
const { serve } = await import('./serve.mjs')
const { buildEnv, serveForTests, throwAwayDatabase } = await import('./test-server.mjs')

const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const roundMs = 2000
const record = '/records/1-what-the-may-notice-contained'

/** Every target in the same minutes, in turn, several times; medians, and their ratio to the bare thing beside them. */
async function measure(targets) {
  const runs = Object.fromEntries(Object.keys(targets).map((name) => [name, []]))
  for (const url of Object.values(targets)) await load(url, 1000)
  for (let round = 0; round < rounds; round += 1)
    for (const [name, url] of Object.entries(targets)) runs[name].push(await load(url, roundMs))
  return Object.fromEntries(
    Object.entries(runs).map(([name, all]) => [
      name,
      {
        perSecond: median(all.map(({ perSecond }) => perSecond)),
        p95: median(all.map(({ p95 }) => p95)),
        bytes: all[0].bytes,
      },
    ]),
  )
}

const pairs = [
  ['record page', 'bare Next page'],
  ['front page', 'bare Next page'],
  ['record JSON', 'same SQL, node:http + pg'],
]

await main(async () => {
  await install()
  const database = await throwAwayDatabase()
  const env = await buildEnv(database.env)
  await build(env)
  const { BASE_URL, DATABASE_URL } = await serveForTests({ ...database, env })
  const { bytes } = await load(`${BASE_URL}${record}`, 500)
  const folder = await step('Building a bare page of the same size', () => buildBarePage(bytes, env))
  const port = await freePort()
  await serve('start', port, { ...env, NODE_ENV: 'production', NEXT_DIST_DIR: '.next' }, [folder])
  const bare = await bareServer(DATABASE_URL)
  atEnd(bare.stop)
  const results = await step(`Measuring, ${rounds} rounds`, () =>
    measure({
      'record page': `${BASE_URL}${record}`,
      'front page': `${BASE_URL}/`,
      'bare Next page': `http://localhost:${port}/`,
      'record JSON': `${BASE_URL}/api/v1/records/1`,
      'same SQL, node:http + pg': bare.url,
    }),
  )
  for (const [name, { perSecond, p95, bytes: size }] of Object.entries(results))
    say(
      JSON.stringify({ name, perSecond: Math.round(perSecond), p95Ms: Number(p95.toFixed(1)), bytes: size }),
    )
  for (const [ours, theirs] of pairs)
    say(`${ours}: ${((100 * results[ours].perSecond) / results[theirs].perSecond).toFixed(0)} % of ${theirs}`)
  return 0
})
