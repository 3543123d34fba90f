import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { createDatabase, migrate, seed } from './database.mjs'
import { lockFileIsCurrent } from './install.mjs'
import { freePort } from './ports.mjs'
import { startPostgres } from './postgres.mjs'
import { baseEnv, onShutdown, run } from './processes.mjs'
import { say, seconds, step } from './progress.mjs'
import { modulePath, root } from './project-paths.mjs'
import { serve } from './serve.mjs'
import { originAt } from './settings.mjs'

/** Counts passed and failed tests over all steps. A failed step does not stop the run. */
export class TestSummary {
  passed = 0
  failed = 0
  lines = []
  failures = []
  since = Date.now()

  count({ passed, failed }) {
    this.passed += passed
    this.failed += failed
  }

  /** `work` returns true, false or counts; an exception counts as one failure. */
  async step(title, work) {
    const since = Date.now()
    say(`\n── ${title}`)
    let result
    try {
      result = await work()
    } catch (error) {
      say(error.stack && error.constructor === Error ? error.stack : error.message)
      result = false
    }
    const counts = typeof result === 'object' ? result : { passed: result ? 1 : 0, failed: result ? 0 : 1 }
    this.count(counts)
    this.failures.push(...(counts.failures ?? []))
    const isGood = counts.failed === 0
    const line = `${isGood ? 'passed' : 'FAILED'}  ${title} (${seconds(since)}): ${counts.passed} passed, ${counts.failed} failed`
    this.lines.push(line)
    say(`── ${line}`)
    return isGood
  }

  /**
   * Machines read the last line: it must contain the two figures only.
   * The failed tests stand above it, since often only the end of a log is stored.
   */
  printTotals() {
    say(`\n${this.lines.join('\n')}\nAll of it took ${seconds(this.since)}\n`)
    if (this.failures.length > 0) say(`${this.failures.slice(0, failuresShown).join('\n')}\n`)
    say(`${this.passed} passed, ${this.failed} failed`)
    return this.failed > 0 || this.passed === 0 ? 1 : 0
  }
}

const failuresShown = 20
const failureLength = 600

/** One line for a failed test: file, title and the beginning of its error. */
function failureLine(file, title, error = '') {
  const message = stripVTControlCharacters(error).replace(/\s+/g, ' ').trim()
  return `FAILED  ${relative(root, file)} › ${title}: ${message.slice(0, failureLength)}`
}

const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null)

/** A run that fails without a failed test (a file did not load) counts as one failure. */
function atLeastOneFailure(counts, code) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

function vitestCounts(file, code) {
  const report = readReport(file)
  if (!report) return { passed: 0, failed: 1 }
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((each) => each.status !== 'failed'),
  )
  const failures = report.testResults.flatMap(({ name, message, assertionResults }) => [
    ...(unloaded.some((file) => file.name === name) ? [failureLine(name, 'did not load', message)] : []),
    ...assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => failureLine(name, fullName, failureMessages[0])),
  ])
  return atLeastOneFailure(
    { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length, failures },
    code,
  )
}

/** The specs of a suite of Playwright's report and of the suites in it. */
const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]

function playwrightFailures(report) {
  const failed = report.suites.flatMap(specsOf).filter(({ ok }) => !ok)
  return failed.map(({ file, title, tests }) => {
    const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors ?? []))
    return failureLine(join(report.config.rootDir, file), title, errors[0]?.message)
  })
}

function playwrightCounts(file, code) {
  const report = readReport(file)
  if (!report) return { passed: 0, failed: 1 }
  const { expected, unexpected, flaky } = report.stats
  return atLeastOneFailure(
    { passed: expected, failed: unexpected + flaky, failures: playwrightFailures(report) },
    code,
  )
}

const runNode = async (args, options) => (await run(process.execPath, args, options)).code === 0

async function checkTypes(env) {
  return (
    (await runNode([modulePath('next/dist/bin/next'), 'typegen'], { env })) &&
    runNode([modulePath('typescript/bin/tsc'), '--noEmit'], { env })
  )
}

export async function vitest(env, args = []) {
  const file = join(root, 'test-results/vitest.json')
  rmSync(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await run(
    process.execPath,
    [modulePath('vitest/vitest.mjs'), 'run', ...reporters, ...args],
    {
      env: { ...env, NODE_ENV: 'test' },
    },
  )
  return vitestCounts(file, code)
}

export async function playwright(env, args = []) {
  const file = join(root, 'test-results/playwright.json')
  rmSync(file, { force: true })
  const program = ['--conditions=react-server', modulePath('@playwright/test/cli.js'), 'test', ...args]
  const { code } = await run(process.execPath, program, {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  })
  return playwrightCounts(file, code)
}

/** The steps without a build, fastest first. */
export async function runFastSteps(summary, env) {
  const plainEnv = baseEnv()
  await summary.step('package-lock.json is what npm install makes', lockFileIsCurrent)
  await summary.step('Format', () =>
    runNode([modulePath('oxfmt/bin/oxfmt'), '--check', '.'], { env: plainEnv }),
  )
  await summary.step('Lint', () => runNode([modulePath('oxlint/bin/oxlint'), '.'], { env: plainEnv }))
  await summary.step('Types', () => checkTypes(env))
  await summary.step('Dead code', () => runNode([modulePath('knip/bin/knip.js')], { env: plainEnv }))
  await summary.step('Migrations cover the model', () => runNode(['scripts/migrate.mjs', 'check'], { env }))
  await summary.step('Unit, convention and integration tests', () => vitest(env))
}

/** A PostgreSQL that is deleted after this run. The empty values override those of a developer's `.env`. */
export async function throwAwayDatabase() {
  const folder = mkdtempSync(join(tmpdir(), 'at-variance-test-'))
  const remove = (folder) => rmSync(folder, { recursive: true, force: true })
  onShutdown(
    () => remove(folder),
    () => remove(folder),
  )
  chmodSync(folder, 0o711)
  const server = await step('Starting a PostgreSQL for the tests', () =>
    startPostgres(folder, { throwAway: true }),
  )
  const { base } = server.location
  onShutdown(
    () => (server.stop(), remove(base)),
    () => (server.force(), remove(base)),
  )
  const env = baseEnv({
    ...{ DATABASE_URL: server.url, DESK_DATABASE_URL: '', READER_DATABASE_URL: '', APP_ORIGIN: '', HOST: '' },
    ...{ SEED_DEMO: '0', APP_SECRET: randomBytes(48).toString('base64url'), PORT: '3000' },
  })
  return { folder, env }
}

/** Serves the built application with the demonstration data. */
export async function serveForTests({ folder, env }) {
  const port = await freePort()
  const signIns = join(folder, 'demo-sign-ins.json')
  const DATABASE_URL = await createDatabase(env.DATABASE_URL, 'e2e', { recreate: true })
  const APP_ORIGIN = originAt('', port)
  const serverEnv = { ...env, DATABASE_URL, PORT: String(port), APP_ORIGIN, NODE_ENV: 'production' }
  await migrate(serverEnv)
  await seed(serverEnv, signIns)
  await step('Starting the server', () => serve('start', port, serverEnv))
  return {
    ...{ ...serverEnv, BASE_URL: APP_ORIGIN },
    ...{ DEMO_SIGN_INS_FILE: signIns, NODE_ENV: 'test' },
  }
}
