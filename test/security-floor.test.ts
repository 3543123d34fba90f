import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { isBelow, missedFloor, nodeWarning, securityFloor } from '#lib/security-floor'

const readJson = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'))

const floor = securityFloor.parse(readJson('security-floor.json'))
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({ version: z.string().optional(), resolved: z.string().optional() }),
    ),
  })
  .parse(readJson('package-lock.json'))

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

test('a PostgreSQL is compared with the floor of its own major version', () => {
  for (const below of ['18.4', '18.5', '17.11', '16.15', '15.19'])
    expect(missedFloor(below, floor.postgresql), below).not.toBe(null)
  for (const current of ['18.6', '18.10', '17.12', '16.16', '15.20', '19.0'])
    expect(missedFloor(current, floor.postgresql), current).toBe(null)
})

test('a Node past its support and a Node below its floor are named, and a current one is not', () => {
  expect(nodeWarning('20.19.0', floor)).toMatch(/since 2026-04-30/)
  expect(nodeWarning('22.1.0', floor)).toMatch(/22\.23\.5 or newer/)
  expect([nodeWarning('22.23.5', floor), nodeWarning('24.30.0', floor)]).toEqual([null, null])
})
