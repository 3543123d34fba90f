import { expect, test } from 'vitest'
import { databaseFault } from './db-errors'
import { assertNotBehind, isBehind, isReplicaLag } from './replica-lag'

const thrownAt = (lagSeconds: number | null): unknown => {
  try {
    assertNotBehind(lagSeconds)
    return null
  } catch (error) {
    return error
  }
}

test('a replica may be a second behind; the primary has no lag, and a clock that is ahead is none', () => {
  for (const lagSeconds of [null, -3, 0, 0.5, 1]) expect(thrownAt(lagSeconds)).toBeNull()
  for (const lagSeconds of [1.001, 5, 86_400, Infinity]) {
    expect(isBehind(lagSeconds)).toBe(true)
    expect(isReplicaLag(thrownAt(lagSeconds))).toBe(true)
  }
})

test('a replica that is behind is an outage for readers, and no other error is taken for it', () => {
  expect(databaseFault(thrownAt(2))).toBe('unreachable')
  for (const error of [new Error('REPLICA_LAG'), null, 'REPLICA_LAG', { code: 'REPLICA_LAG' }])
    expect(isReplicaLag(error)).toBe(false)
})
