import { createHook } from 'node:async_hooks'
import { expect, test } from 'vitest'
import { hashPassword, dummyHash, verifyPassword } from './password.server'

test('four of thirty simultaneous sign-ins are verified at a time, sixteen wait and ten are refused', async () => {
  await dummyHash
  const password = 'the tide comes in at six'
  const hash = await hashPassword(password)
  const atWork = new Set<number>()
  let most = 0
  // Node's own async types start with a capital, those of the native argon2 library do not.
  const hook = createHook({
    init(id, type) {
      if (/^[a-z]/.test(type)) most = Math.max(most, atWork.add(id).size)
    },
    before: (id) => void atWork.delete(id),
  }).enable()
  const outcomes = await Promise.allSettled(
    Array.from({ length: 30 }, (_, at) =>
      verifyPassword(hash, at % 2 === 0 ? password : 'the tide goes out at six'),
    ),
  )
  hook.disable()
  expect(most).toBe(4)
  expect(
    outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : outcome.reason.code)),
  ).toEqual([
    ...Array.from({ length: 20 }, (_, at) => at % 2 === 0),
    ...Array.from({ length: 10 }, () => 'unauthenticated'),
  ])
})
