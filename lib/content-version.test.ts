import { expect, test } from 'vitest'
import { databaseNumber, noteVersion, recentVersion } from './content-version'

const longAgo = () => performance.now() - 60_000

test('a reading that began before the known one ended never lowers the version', () => {
  const current = noteVersion(7n, performance.now())
  expect(noteVersion(6n, longAgo())).toBeLessThan(current)
  expect(recentVersion()).toBe(current)
})

test('a database that returned to an earlier number gets a higher version, and no earlier one comes back', () => {
  const before = noteVersion(9n, performance.now())
  const restored = noteVersion(8n, performance.now())
  expect(restored).toBeGreaterThan(before)
  expect(databaseNumber(restored)).toBe(8n)
  expect(recentVersion()).toBe(restored)
  // A reading of the time before the restore arrives last.
  expect(noteVersion(9n, performance.now())).toBeGreaterThan(restored)
  expect(noteVersion(9n, performance.now())).not.toBe(before)
})

test('versions of one database are equal or greater with its number', () => {
  const [version, same, next] = [20n, 20n, 21n].map((number) => noteVersion(number, performance.now()))
  expect(same).toBe(version)
  expect(next).toBeGreaterThan(version ?? 0n)
})
