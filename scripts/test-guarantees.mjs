import './lib/node-version.mjs'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const { parseArgs } = await import('node:util')
const { build, buildEnv } = await import('./lib/build.mjs')
const { root } = await import('./lib/project-paths.mjs')
const { install } = await import('./lib/install.mjs')
const { main } = await import('./lib/processes.mjs')
const { say, UserError } = await import('./lib/progress.mjs')
const { playwright, serveForTests, TestSummary, throwAwayDatabase, vitest } =
  await import('./lib/test-run.mjs')

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } })
const minutes = Number(values.minutes)
if (!(minutes > 0)) throw new UserError('Give the minutes of killing processes as a number: --minutes 10')

/** Tests append their measurements to this file (test/support/measurements.ts). */
const measurementsFile = join(root, 'test-results/measurements.jsonl')
/** Matches test files that measure a guarantee, or repeat more often in a full run. */
const measuresGuarantee = /support\/measurements'|\bisFull\b|'GUARANTEES'/
const filesIn = (folder, ending) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .filter((file) => file.endsWith(ending) && measuresGuarantee.test(readFileSync(join(root, file), 'utf8')))

function printMeasurements() {
  const lines = existsSync(measurementsFile) ? readFileSync(measurementsFile, 'utf8').trim().split('\n') : []
  const measurements = lines.map((line) => JSON.parse(line))
  say('\nMeasured')
  for (const { guarantee, measured } of measurements.toSorted((left, right) =>
    left.guarantee.localeCompare(right.guarantee, 'en', { numeric: true }),
  ))
    say(`${guarantee.padEnd(12)} ${measured}`)
}

/** The figures depend on the load, so the machine must be otherwise idle. */
await main(async () => {
  const summary = new TestSummary()
  await install()
  rmSync(measurementsFile, { force: true })
  const database = await throwAwayDatabase()
  const env = await buildEnv({ ...database.env, GUARANTEES: 'full', GUARANTEES_MINUTES: String(minutes) })
  const tests = ['features', 'lib', 'test'].flatMap((folder) => filesIn(folder, '.test.ts'))
  await summary.step('Guarantees of commands and database', () => vitest(env, tests))
  await build(env)
  await summary.step('Guarantees of two instances while they and their database are killed', () =>
    playwright({ ...env, BASE_URL: 'http://localhost' }, ['--project=reliability']),
  )
  const browserTests = filesIn('e2e', '.e2e.ts').filter((file) => !file.startsWith('e2e/reliability/'))
  const served = await serveForTests({ ...database, env })
  await summary.step('Guarantees over HTTP and in the browser', () =>
    playwright(served, ['--project=public', '--project=browser', '--no-deps', ...browserTests]),
  )
  printMeasurements()
  return summary.printTotals()
})
