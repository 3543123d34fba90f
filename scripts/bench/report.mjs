import { execFileSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/project-paths.mjs'
import { say } from '../lib/progress.mjs'
import { benchFolder } from './database.mjs'
import { verdictOf } from './goals.mjs'
import { loadNow } from './http-load.mjs'

const commit = () =>
  execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()

/** Appends one JSON line per target; earlier runs stay in the file. */
export function appendResults(size, scenario, results) {
  const common = { at: new Date().toISOString(), commit: commit(), size, load: loadNow(), group: scenario }
  for (const result of results) {
    const line = JSON.stringify({ ...common, ...result, goal: verdictOf(result) })
    appendFileSync(join(benchFolder, 'results.jsonl'), `${line}\n`)
  }
}

const number = (value, digits) => (value === undefined ? '' : value.toFixed(digits))
const percent = (value) => (value === undefined ? '' : `${(100 * value).toFixed(0)} %`)
const kilo = (value) => (value === undefined ? '' : (value / 1024).toFixed(1))

const columns = [
  ['', ({ name }) => name],
  ['failed', ({ failed }) => (failed ? number(failed, 0) : '')],
  ['req/s', ({ perSecond }) => number(perSecond, perSecond < 100 ? 1 : 0)],
  ['value', ({ value }) => number(value, value < 1 ? 3 : 0)],
  ['p50 ms', ({ p50 }) => number(p50, 1)],
  ['p95 ms', ({ p95 }) => number(p95, 1)],
  ['CPU ms', ({ serverMs }) => number(serverMs, 2)],
  ['+ pg', ({ postgresMs }) => number(postgresMs, 2)],
  ['MB peak', ({ peakMb }) => number(peakMb, 0)],
  ['KB', ({ bytes }) => kilo(bytes)],
  ['KB gz', ({ gzip }) => kilo(gzip)],
  ['JS gz', ({ scripts }) => (scripts ? kilo(scripts) : '')],
  ['speed', ({ ofSpeed }) => percent(ofSpeed)],
  ['by CPU', ({ ofCpu }) => percent(ofCpu)],
  ['goal', verdictOf],
]

/** Per scenario: our line first, then each baseline with our share of it. */
export function printTable(scenarios) {
  const lines = scenarios.flatMap(({ results }) => [
    ...results.map((result, index) =>
      columns.map(([, cellOf], column) =>
        column === 0 && index > 0 ? `  of ${cellOf(result)}` : cellOf(result),
      ),
    ),
    columns.map(() => ''),
  ])
  const heads = columns.map(([head]) => head)
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...lines.map((line) => line[column].length)),
  )
  const laidOut = (line) =>
    line
      .map((cell, column) =>
        column === 0 || column === columns.length - 1
          ? cell.padEnd(widths[column])
          : cell.padStart(widths[column]),
      )
      .join('  ')
      .trimEnd()
  say()
  for (const line of [heads, ...lines]) say(laidOut(line))
}
