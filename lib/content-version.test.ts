import { expect, test } from 'vitest'
import { recentVersion, noteVersion } from './content-version'

test('the noted content version never decreases and is recent for a second', () => {
  noteVersion(7n)
  noteVersion(6n)
  expect(recentVersion()).toBe(7n)
})
