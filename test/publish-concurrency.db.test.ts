import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approve, sendToReview } from '#features/review/commands.server'
import { aReadyRecord, aStatement } from './support/factories'
import { measured } from './support/measurements'
import { openSession, outcomeOf } from './support/db-sessions'
import { violations } from './support/invariants'

let owner: pg.Client
let session: pg.Client
let otherSession: pg.Client
beforeAll(async () => {
  owner = await openSession()
  session = await openSession('variance_desk')
  otherSession = await openSession('variance_desk')
})
afterAll(() => Promise.all([owner.end(), session.end(), otherSession.end()]))

/** Publishes by SQL, since our commands lock the record themselves: only publish_gate can make it wait. */
async function publishDuringRePair(): Promise<string> {
  const record = await aReadyRecord()
  const at = { subject: 'RECORD', id: record.id, revision: record.revision } as const
  await sendToReview(record.author, at)
  await approve(record.second, { ...at, points: [] })
  const third = await aStatement(record.author, {
    quote: 'the fare',
    speakerId: record.rosa,
    at: record.source,
  })

  await session.query('BEGIN')
  await session.query(
    `DELETE FROM desk."TiePassage" WHERE "statementId" = $1 AND "tieId" IN (SELECT id FROM desk."Tie" WHERE "recordId" = $2)`,
    [record.rise, record.id],
  )
  await session.query(
    `UPDATE desk."Record" SET revision = revision + 1, state = 'DRAFT', "statementAId" = $1, "statementBId" = $2 WHERE id = $3`,
    [record.never, third, record.id],
  )
  await otherSession.query('BEGIN')
  const publication = outcomeOf(
    otherSession.query(
      `WITH said AS (
         SELECT r.*, date_trunc('milliseconds', clock_timestamp()) AS now, jsonb_build_object(
           'version', 1, 'slug', r.slug, 'number', r.number, 'isCorrection', false, 'changeNote', 'Published',
           'publishedAt', date_trunc('milliseconds', clock_timestamp()), 'dispute', desk.dispute_text(r."disputeId"),
           'a', jsonb_build_object('slug', a.slug), 'b', jsonb_build_object('slug', b.slug))::text AS document
         FROM desk."Record" r JOIN desk."Statement" a ON a.id = r."statementAId" JOIN desk."Statement" b ON b.id = r."statementBId"
         WHERE r.id = $1)
       INSERT INTO published."Publication" (subject, "subjectId", number, slug, version, document, sha256, "publishedAt",
         "publishedById", "approvedById", "publishedBy", "approvedBy", "changeNote")
       SELECT 'RECORD', id, number, slug, 1, document, encode(sha256(convert_to(document, 'UTF8')), 'hex'),
         (document::jsonb ->> 'publishedAt')::timestamptz, $2, $2, 'x', 'x', 'Published' FROM said`,
      [record.id, record.second.id],
    ),
  )
  // With its locks publish_gate waits for the other session; without them the publication succeeds within this time.
  await Promise.race([publication, new Promise((resolve) => setTimeout(resolve, 300))])
  await session.query('COMMIT')
  const outcome = await publication
  if (outcome !== 'accepted') {
    await otherSession.query('ROLLBACK')
    return outcome
  }
  await otherSession.query(`UPDATE desk."Record" SET "publicState" = 'PUBLISHED' WHERE id = $1`, [record.id])
  return outcomeOf(otherSession.query('COMMIT'))
}

const wrongPairViolations = async () =>
  (await violations(owner)).filter((violations) =>
    violations.startsWith('a published record with another pair'),
  )

test('publishing waits for a change of pair and is then refused as not approved', async () => {
  expect(await publishDuringRePair()).toBe('publish_approved')
  expect(await wrongPairViolations()).toEqual([])
})

test('control: without its locks publish_gate accepts the publication, and the invariant check finds it', async () => {
  for (const name of ['publish_gate', 'record_truth']) {
    const { rows } = await owner.query<{ body: string }>(
      `SELECT pg_get_functiondef(oid) AS body FROM pg_proc WHERE proname = $1 AND pronamespace = 'desk'::regnamespace`,
      [name],
    )
    const body = rows[0]?.body ?? ''
    expect(body).toMatch(/FOR (KEY )?(SHARE|UPDATE)/)
    await owner.query(body.replaceAll(/ FOR (KEY )?(SHARE|UPDATE)/g, ''))
  }
  expect(await publishDuringRePair()).toBe('accepted')
  const violations = await wrongPairViolations()
  expect(violations).toHaveLength(1)
  measured('R39 control', `a gate without locks: ${violations.length} violating publication, found`)
})
