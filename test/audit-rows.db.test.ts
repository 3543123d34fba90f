import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approve, sendToReview, withdrawRecord } from '#features/review/commands.server'
import { publishRecord } from '#features/review/publish.server'
import { verdictLines, verifiedChain } from '../scripts/audit-heads.mjs'
import { aReadyRecord } from './support/factories'
import { openSession } from './support/db-sessions'

let owner: pg.Client
let other: string

beforeAll(async () => {
  owner = await openSession()
  for (const isWithdrawn of [true, false]) {
    const { author, second, id, revision } = await aReadyRecord()
    const at = { subject: 'RECORD', id, revision } as const
    await sendToReview(author, at)
    await approve(second, { ...at, points: [] })
    await publishRecord(second, { id, revision })
    if (isWithdrawn) await withdrawRecord(second, { id, revision, reason: 'Taken back.' })
    other = author.id
  }
})
afterAll(() => owner.end())

/** Tampers as the database owner with every trigger and check off, verifies, and rolls back. */
async function linesAfter(tampering: string, headsSeen = 1) {
  await owner.query('BEGIN')
  await owner.query(`SET LOCAL session_replication_role = replica;
    ALTER TABLE published."Publication" DROP CONSTRAINT publication_sha256;
    ALTER TABLE desk."Snapshot" DROP CONSTRAINT snapshot_sha256`)
  const { rowCount } = await owner.query(tampering)
  const verdict = await verifiedChain(owner, [])
  await owner.query('ROLLBACK')
  expect(rowCount).toBeGreaterThan(0)
  expect(verdict).toMatchObject({ firstWrong: null, headHolds: true })
  return verdictLines(verdict, headsSeen)
}

const rewritten = `UPDATE published."Publication" SET document = replace(document, 'never', 'always'),
  sha256 = encode(sha256(convert_to(replace(document, 'never', 'always'), 'UTF8')), 'hex') WHERE subject = 'RECORD'`

test.each([
  ['a reason of a change is rewritten', `UPDATE desk."Revision" SET reason = 'x' WHERE action = 'WITHDRAWN'`],
  [
    'a changed text is rewritten',
    `UPDATE desk."Revision" SET after = after || '{"gloss": "x"}' WHERE action = 'CAPTURED'`,
  ],
  [
    'a change is given to another editor',
    `UPDATE desk."Revision" SET "editorId" = $other WHERE action = 'APPROVED'`,
  ],
  ['a change is called another', `UPDATE desk."Revision" SET action = 'EDITED' WHERE action = 'TIE_ADDED'`],
  [
    'a change of content is called none',
    `UPDATE desk."Revision" SET "isContent" = false WHERE id = (SELECT id FROM desk."Revision" WHERE action = 'EDITED' LIMIT 1)`,
  ],
  ['a change is deleted', `DELETE FROM desk."Revision" WHERE action = 'TIE_ADDED'`],
  ['the last change of a subject is deleted', `DELETE FROM desk."Revision" WHERE action = 'WITHDRAWN'`],
  [
    'a change is added',
    `INSERT INTO desk."Revision" (id, subject, "subjectId", number, "editorId", action)
     SELECT gen_random_uuid(), subject, "subjectId", number + 1, "editorId", 'EDITED' FROM desk."Revision" WHERE action = 'WITHDRAWN'`,
  ],
  ['a published document is rewritten with its hash', rewritten],
  ['a published document is rewritten', `UPDATE published."Publication" SET document = document || ' '`],
  ['a change note is rewritten', `UPDATE published."Publication" SET "changeNote" = 'x'`],
  ['a publication is deleted', `DELETE FROM published."Publication" WHERE subject = 'DISPUTE'`],
  ['a withdrawal is deleted', `DELETE FROM published."Tombstone"`],
  ['a reason of a withdrawal is rewritten', `UPDATE published."Tombstone" SET reason = 'x'`],
  [
    'a text of a source is rewritten with its hash',
    `UPDATE desk."Snapshot" SET text = 'x', sha256 = encode(sha256('x'), 'hex')`,
  ],
  ['a text of a source is rewritten', `UPDATE desk."Snapshot" SET text = 'x'`],
  ['a text of a source is deleted', `DELETE FROM desk."Snapshot"`],
  [
    'the approver of a publication is exchanged',
    `UPDATE published."Publication" SET "approvedById" = $other`,
  ],
  [
    'the publisher of a publication is exchanged',
    `UPDATE published."Publication" SET "publishedById" = $other`,
  ],
  ['the approver of an approval is exchanged', `UPDATE desk."Approval" SET "approverId" = $other`],
  ['an approval is deleted', `DELETE FROM desk."Approval"`],
  [
    'a change is dated otherwise',
    `UPDATE desk."Revision" SET "madeAt" = "madeAt" - interval '1 day' WHERE action = 'EDITED'`,
  ],
  [
    'an approval is dated otherwise',
    `UPDATE desk."Approval" SET "approvedAt" = "approvedAt" - interval '1 hour'`,
  ],
  [
    'a publication is dated otherwise',
    `UPDATE published."Publication" SET "publishedAt" = "publishedAt" - interval '1 day'`,
  ],
  [
    'a withdrawal is dated otherwise',
    `UPDATE published."Tombstone" SET "withdrawnAt" = "withdrawnAt" + interval '1 day'`,
  ],
  [
    'a source was read on another day',
    `UPDATE desk."Snapshot" SET "capturedAt" = "capturedAt" - interval '1 day'`,
  ],
  [
    'the parts of a publication are rewritten',
    `UPDATE published."Publication" SET parts = '{}' WHERE subject = 'RECORD'`,
  ],
])('audit:verify notices when %s, although the chain is valid', async (_, tampering) => {
  const { isWhole, lines } = await linesAfter(tampering.replace('$other', `'${other}'`))
  expect(isWhole).toBe(false)
  expect(lines.length).toBeGreaterThan(1)
})

test('untouched rows agree with the chain, and without an earlier head the check names its limit', async () => {
  const verdict = await verifiedChain(owner, [])
  expect(verdict.differences).toEqual([])
  expect(verdictLines(verdict, 2)).toMatchObject({ isWhole: true })
  expect(verdictLines(verdict, 2).lines.join(' ')).toContain('with the 2 heads that were seen before')
  expect(verdictLines(verdict, 0).lines.join(' ')).toMatch(/No earlier head is on file: .* looks the same/)
})
