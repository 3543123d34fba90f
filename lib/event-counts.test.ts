import { expect, test } from 'vitest'
import { eventCounts } from './event-counts'
import { logTo } from './log'

test('every line with an event is counted by it, and a line without one is not', () => {
  const log = logTo({ write: () => {} })
  const before = eventCounts.get('sign-in refused') ?? 0
  const sizeBefore = eventCounts.size
  log.warn({ event: 'sign-in refused' })
  log.warn({ event: 'sign-in refused' }, 'a sentence')
  log.error({ id: 'x' }, 'an error')
  log.info('words alone')
  expect(eventCounts.get('sign-in refused')).toBe(before + 2)
  expect(eventCounts.size).toBeLessThanOrEqual(sizeBefore + 1)
})
