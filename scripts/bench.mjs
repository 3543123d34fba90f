import './lib/node-version.mjs'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const { parseArgs } = await import('node:util')
const { install } = await import('./lib/install.mjs')
const { baseEnv, main, runOrThrow } = await import('./lib/processes.mjs')

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
  },
})
const size = Number(values.size)
const rounds = Number(values.rounds)
const only = values.only.split(',').flatMap((word) => word.trim() || [])

await main(async () => {
  await install()
  const { typescriptArgs } = await import('./lib/database.mjs')
  const { build, buildEnv } = await import('./lib/build.mjs')
  const { freePort } = await import('./lib/ports.mjs')
  const { say, step, UserError } = await import('./lib/progress.mjs')
  const { root } = await import('./lib/project-paths.mjs')
  const { serve } = await import('./lib/serve.mjs')
  const { serveBaselineApp, startServerProcess } = await import('./bench/baseline-app.mjs')
  const { benchDatabase, benchFolder } = await import('./bench/database.mjs')
  const { memoryMaxMb } = await import('./bench/goals.mjs')
  const { noteRequests } = await import('./bench/note-form.mjs')
  const { scenariosFor } = await import('./bench/scenarios.mjs')
  const { loadNow, measure, rssMb } = await import('./bench/http-load.mjs')
  const { appendResults, printTable } = await import('./bench/report.mjs')

  const port = await freePort()
  const url = `http://localhost:${port}`
  const commonEnv = baseEnv({
    ...{ DESK_DATABASE_URL: '', READER_DATABASE_URL: '', APP_ORIGIN: url, SEED_DEMO: '0' },
    ...{ APP_SECRET: randomBytes(48).toString('base64url'), PORT: String(port) },
  })
  const database = await benchDatabase(size, commonEnv)
  const env = await buildEnv({ ...commonEnv, DATABASE_URL: database.url })
  await build(env)
  const records = Math.floor(size / 5)
  const sqlFile = join(benchFolder, 'sql.json')
  await step('Recording the SQL', () =>
    runOrThrow(
      'Recording the SQL',
      process.execPath,
      typescriptArgs('scripts/bench/record-sql.mjs', sqlFile),
      {
        env: { ...env, BENCH_RECORDS: String(records) },
      },
    ),
  )
  const { searches, slugs, token, marks, desk } = JSON.parse(readFileSync(sqlFile, 'utf8'))
  const { pid } = await serve('start', port, { ...env, NODE_ENV: 'production' })
  const idleMb = rssMb(pid)
  const servers = {
    app: { url, pid },
    baseline: await serveBaselineApp(env, sqlFile),
    pg: await startServerProcess([join(root, 'scripts/bench/read-server.mjs'), sqlFile], env),
    prisma: await startServerProcess(typescriptArgs('scripts/bench/read-server.mjs'), env),
  }
  const all = scenariosFor(servers, {
    ...{ records, slugs, searches },
    desk: { pages: desk, headers: { cookie: `__Host-variance=${token}` } },
    save: () => noteRequests(servers.app, { token, marks }),
  })
  const groups = new Set(all.map(({ group }) => group))
  const isNamed = ({ group, name }) =>
    only.some((word) => (groups.has(word) ? group === word : name.includes(word)))
  const scenarios = only.length === 0 ? all : all.filter(isNamed)
  if (scenarios.length === 0) throw new UserError(`No group and no scenario is named “${values.only}”.`)
  const measured = []
  for (const { name, targets: prepare, measureDirectly, isLeftOut } of scenarios) {
    if (isLeftOut) {
      say(`Left out: ${name}, because ${isLeftOut}.`)
      continue
    }
    const results = await step(`Measuring: ${name}`, async () => {
      if (measureDirectly) return measureDirectly(database.url)
      const targets = await prepare()
      const medians = await measure(targets, { rounds, postgres: database.pid })
      return medians.map((result, index) => ({ ...targets[index], ...result }))
    })
    measured.push({ name, results })
    appendResults(size, name, results)
  }
  printTable(measured)
  const peakMb = Math.max(...measured.flatMap(({ results }) => results[0]?.peakMb ?? 0))
  say(
    `Memory of the server: ${peakMb.toFixed(0)} MB at most; ≤ ${memoryMaxMb} MB: ${peakMb <= memoryMaxMb ? 'pass' : 'short'}.`,
  )
  say(
    `${size.toLocaleString('en')} statements, ${rounds} rounds; memory of the server when idle ${idleMb.toFixed(0)} MB; load ${loadNow()}.`,
  )
  say(`All figures are in ${join(benchFolder, 'results.jsonl')}.`)
  return 0
})
