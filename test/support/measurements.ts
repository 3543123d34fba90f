import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

const file = join(import.meta.dirname, '../test-results/figures.jsonl')

/** What was measured for a promise of docs/guarantees.md: `npm run test:promises` prints these at its end. */
export function measured(promise: string, measured: string): void {
  mkdirSync(dirname(file), { recursive: true })
  appendFileSync(file, `${JSON.stringify({ promise, measured })}\n`)
}
