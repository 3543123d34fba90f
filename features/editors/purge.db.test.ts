import { expect, test } from 'vitest'
import { anEditor } from '#test/support/factories'
import { openSession } from '#test/support/db-sessions'
import { deskDb } from '#lib/desk-db.server'
import { purge } from './purge.server'

const days = { sessions: 30, forms: 90, invitations: 30, jobs: 30 }

test('old counters, forms, sessions, invitations and ended jobs are deleted, and current ones stay', async () => {
  const { id } = await anEditor()
  const owner = await openSession()
  const ages = {
    limits: ['59 minutes', '61 minutes'],
    forms: ['89 days', '91 days'],
    sessions: ['29 days', '31 days'],
    jobs: ['29 days', '31 days'],
    invitations: ['29 days', '31 days'],
  }
  for (const age of ages.limits)
    await owner.query(
      `INSERT INTO desk."RateLimit" (key, count, "windowStart") VALUES ($1, 1, now() - $1::text::interval)`,
      [age],
    )
  for (const age of ages.forms)
    await owner.query(
      `INSERT INTO desk."IdempotencyKey" (key, "editorId", fingerprint, "createdAt") VALUES ($1, $2, 'x', now() - $1::text::interval)`,
      [age, id],
    )
  const session = `INSERT INTO desk."Session" (id, "editorId", "tokenHash", "expiresAt", "revokedAt")
    VALUES (gen_random_uuid(), $1, encode(sha256(convert_to($2, 'UTF8')), 'hex'), `
  for (const [index, age] of ages.sessions.entries()) {
    await owner.query(`${session} now() - $3::text::interval, NULL)`, [id, `expired ${index}`, age])
    await owner.query(`${session} now() + interval '1 hour', now() - $3::text::interval)`, [
      id,
      `ended ${index}`,
      age,
    ])
  }
  await owner.query(`${session} now() + interval '12 hours', NULL)`, [id, 'open'])
  const job = `INSERT INTO desk."Job" (id, kind, key, "doneAt", "deadAt", "lastError") VALUES (gen_random_uuid(), 'mail', $1, `
  for (const age of ages.jobs) {
    await owner.query(`${job} now() - $2::text::interval, NULL, NULL)`, [`done ${age}`, age])
    await owner.query(`${job} NULL, now() - $2::text::interval, 'x')`, [`dead ${age}`, age])
  }
  await owner.query(`${job} NULL, NULL, $2)`, ['waits for years', 'x'])
  const invitation = `INSERT INTO desk."Invitation" (id, email, name, role, "invitedById", "createdAt", "expiresAt", "acceptedAt", "takenBackAt")
    SELECT gen_random_uuid(), $1, 'Ola Quay', 'EDITOR', $2, made, made + interval '48 hours', `
  const since = `FROM (SELECT now() - $3::text::interval - interval '48 hours' AS made) m`
  for (const age of ages.invitations) {
    await owner.query(`${invitation} NULL, NULL ${since}`, [`expired-${age.slice(0, 2)}@x.example`, id, age])
    await owner.query(`${invitation} made + interval '48 hours', NULL ${since}`, [
      `accepted-${age.slice(0, 2)}@x.example`,
      id,
      age,
    ])
    await owner.query(`${invitation} NULL, made + interval '48 hours' ${since}`, [
      `ended-${age.slice(0, 2)}@x.example`,
      id,
      age,
    ])
  }
  await owner.query(
    `INSERT INTO desk."PendingSignIn" ("tokenHash", "editorId", "expiresAt")
    VALUES (repeat('a', 64), $1, now() - interval '1 second'), (repeat('b', 64), $1, now() + interval '1 minute')`,
    [id],
  )
  await owner.end()

  expect(await purge(days)).toEqual({
    limits: 1,
    forms: 1,
    sessions: 2,
    pendingSignIns: 1,
    invitations: 3,
    jobs: 2,
  })
  expect(await deskDb.rateLimit.count()).toBe(1)
  expect(await deskDb.idempotencyKey.count()).toBe(1)
  expect(await deskDb.session.count({ where: { editorId: id } })).toBe(3)
  expect(await deskDb.job.count()).toBe(3)
  expect(await deskDb.invitation.count()).toBe(3)
  expect(await deskDb.pendingSignIn.count()).toBe(1)
  expect(await purge(days)).toEqual({
    limits: 0,
    forms: 0,
    sessions: 0,
    pendingSignIns: 0,
    invitations: 0,
    jobs: 0,
  })
})
