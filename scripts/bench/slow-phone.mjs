import { typescriptArgs } from '../lib/database.mjs'
import { runOrThrow } from '../lib/processes.mjs'
import { valueAtMost } from './goals.mjs'

const rounds = 5
const measures = [
  { words: 'largest paint, ms', key: 'lcp', goal: valueAtMost(1000, ' ms') },
  { words: 'blocked, ms', key: 'tbt', goal: valueAtMost(50, ' ms') },
  { words: 'layout shift', key: 'cls', goal: valueAtMost(0.01) },
  { words: 'requests', key: 'requests', goal: valueAtMost(8) },
]

/** The first load of pages with an empty cache on a slow phone, medians of five. */
export const slowPhone = (pages) => ({
  group: 'phone',
  name: 'slow phone',
  measureDirectly: async () => {
    const output = await runOrThrow(
      'Loading pages on a slow phone',
      process.execPath,
      typescriptArgs('scripts/bench/first-load.mjs', String(rounds), ...Object.values(pages)),
    )
    const loads = JSON.parse(output.trim().split('\n').at(-1) ?? '[]')
    return Object.keys(pages).flatMap((page, index) =>
      measures.map(({ words, key, goal }) => ({
        name: `slow phone, ${page}: ${words}`,
        value: loads[index][key],
        bytes: key === 'requests' ? loads[index].bytes : undefined,
        goal,
      })),
    )
  },
})
