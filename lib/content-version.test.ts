import { expect, test } from 'vitest'
import { recentVersion, noteVersion } from './content-version.server'

test('the issue seen does not go back, and is fresh for a second', () => {
  noteVersion(7n)
  noteVersion(6n)
  expect(recentVersion()).toBe(7n)
})
