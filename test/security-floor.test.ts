import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'

const readJson = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'))

const floor = z.object({ packages: z.record(z.string(), z.string()) }).parse(readJson('security-floor.json'))
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({ version: z.string().optional(), resolved: z.string().optional() }),
    ),
  })
  .parse(readJson('package-lock.json'))

const numbers = (version: string) => version.split('-')[0]?.split('.').map(Number) ?? []

function isBelow(version: string, least: string): boolean {
  const [have, want] = [numbers(version), numbers(least)]
  const at = want.findIndex((part, index) => part !== have[index])
  return at !== -1 && (have[at] ?? 0) < (want[at] ?? 0)
}

const installed = (name: string) =>
  Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`))

test.each(Object.entries(floor.packages))(
  'every copy of %s in the lock file is at least %s, or there is none',
  (name, least) => {
    const below = installed(name).filter(([, { version = '0' }]) => isBelow(version, least))
    expect(below.map(([path, { version }]) => `${path} ${version}`)).toEqual([])
  },
)

test('the lock file has the packages that serve readers', () => {
  for (const name of ['next', 'react', 'react-dom']) expect(installed(name).length).toBeGreaterThan(0)
})

test('no dependency comes from a git address or over plain http', () => {
  const odd = Object.entries(lock.packages).filter(([, { resolved }]) => /^(git|http:)/.test(resolved ?? ''))
  expect(odd.map(([path]) => path)).toEqual([])
})

test('versions are compared part by part', () => {
  expect(isBelow('16.4.4', '16.4.5')).toBe(true)
  expect(isBelow('16.10.0', '16.4.5')).toBe(false)
  expect(isBelow('16.4.5', '16.4.5')).toBe(false)
  expect(isBelow('15.9.9', '16.4.5')).toBe(true)
})
