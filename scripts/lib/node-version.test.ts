import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const commands = Object.values(scripts).flatMap(
  (script) => /^(?:exec )?node (scripts\/\S+)$/.exec(script)?.[1] ?? [],
)

/** Built-in modules whose exports that the commands use exist since Node 14. */
const old = ['node:crypto', 'node:fs', 'node:os', 'node:path']

test('an old Node links every command, so that it can print which version is needed', () => {
  expect(commands).toContain('scripts/start.mjs')
  for (const command of commands) {
    const imported = [...readFileSync(command, 'utf8').matchAll(/^import (?:.* from )?'([^']+)'/gm)].map(
      ([, from]) => from,
    )
    const [first, ...rest] = imported
    expect(first, command).toBe('./lib/node-version.mjs')
    expect(
      rest.filter((from = '') => !old.includes(from)),
      command,
    ).toEqual([])
  }
})
