import { expect, test } from 'vitest'
import { deskDb } from '#lib/desk-db.server'
import { openSession } from '#test/support/db-sessions'
import { beatOnce } from './heartbeat.server'

const heartbeat = async () => (await deskDb.heartbeat.findUniqueOrThrow({ where: { one: true } })).at

test('without a replica nothing is written, and the primary has no lag', async () => {
  const before = await heartbeat()
  expect(await beatOnce()).toBe(false)
  expect(await heartbeat()).toEqual(before)
  const reader = await openSession('variance_reader')
  const { rows } = await reader.query('SELECT published.lag_seconds() AS lag')
  expect(rows).toEqual([{ lag: null }])
  await reader.end()
})

test('a heartbeat has the time of the primary, whatever time is sent', async () => {
  await deskDb.heartbeat.update({ where: { one: true }, data: { at: new Date('2100-01-01T00:00:00Z') } })
  expect((await heartbeat()).getUTCFullYear()).toBeLessThan(2100)
})
