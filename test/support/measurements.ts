import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

const file = join(import.meta.dirname, '../../test-results/measurements.jsonl')

/** Records a measurement for a guarantee of docs/guarantees.md; `npm run test:guarantees` prints them at its end. */
export function measured(guarantee: string, result: string): void {
  mkdirSync(dirname(file), { recursive: true })
  appendFileSync(file, `${JSON.stringify({ guarantee, measured: result })}\n`)
}
