import { existsSync, readFileSync } from 'node:fs'
import { say, seconds } from './progress.mjs'

/** Counts what passed and failed over all steps, and goes on after a step that failed. */
export class TestSummary {
  passed = 0
  failed = 0
  lines = []
  since = Date.now()

  count({ passed, failed }) {
    this.passed += passed
    this.failed += failed
  }

  /** `work` returns true, false or counts; what it throws is a failure too. */
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
    const isGood = counts.failed === 0
    const line = `${isGood ? 'passed' : 'FAILED'}  ${title} (${seconds(since)}): ${counts.passed} passed, ${counts.failed} failed`
    this.lines.push(line)
    say(`── ${line}`)
    return isGood
  }

  /** The last line is read by machines: nothing but the two figures stands on it. */
  printTotals() {
    say(`\n${this.lines.join('\n')}\nAll of it took ${seconds(this.since)}\n`)
    say(`${this.passed} passed, ${this.failed} failed`)
    return this.failed > 0 || this.passed === 0 ? 1 : 0
  }
}

const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null)

/** A run that ended badly without a failed test (a file that did not load, say) counts as one failure. */
function atLeastOneFailure(counts, code) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

export function vitestCounts(file, code) {
  const report = readReport(file)
  if (!report) return { passed: 0, failed: 1 }
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((each) => each.status !== 'failed'),
  )
  return atLeastOneFailure(
    { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length },
    code,
  )
}

export function playwrightCounts(file, code) {
  const report = readReport(file)
  if (!report) return { passed: 0, failed: 1 }
  const { expected, unexpected, flaky } = report.stats
  return atLeastOneFailure({ passed: expected, failed: unexpected + flaky }, code)
}
