import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { withEnvironment } from '#e2e/support/with-environment'

test('a temporary folder for one step is not the temporary folder of the process after it', async () => {
  const before = tmpdir()
  const during = await withEnvironment({ TMPDIR: '/nowhere', ONLY_HERE: 'x' }, async () => {
    process.env['SET_BY_THE_STEP'] = 'x'
    return tmpdir()
  })
  expect(during).toBe('/nowhere')
  expect(tmpdir()).toBe(before)
  expect([process.env['ONLY_HERE'], process.env['SET_BY_THE_STEP']]).toEqual([undefined, undefined])
})

test('the environment is restored after a step that fails', async () => {
  const before = tmpdir()
  const failing = withEnvironment({ TMPDIR: '/nowhere' }, () => Promise.reject(new Error('no browser')))
  await expect(failing).rejects.toThrow('no browser')
  expect(tmpdir()).toBe(before)
})
