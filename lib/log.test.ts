import { expect, test } from 'vitest'
import { logTo } from './log'
import { requestContext } from './request-context'

test('an event during a request of an editor has its id and the address, and any other has neither', () => {
  const lines: object[] = []
  const log = logTo({ write: (line) => void lines.push(JSON.parse(line) as object) })
  requestContext.run({ requestId: 'r-1', address: '192.0.2.1' }, () => log.warn({ event: 'sign-in refused' }))
  log.warn({ event: 'not purged' })
  expect(lines[0]).toMatchObject({ event: 'sign-in refused', requestId: 'r-1', address: '192.0.2.1' })
  expect(Object.keys(lines[1] ?? {}).toSorted()).toEqual(['event', 'level', 'time'])
})
