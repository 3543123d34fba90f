import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendHead, storedHeads, verifiedChain } from '../scripts/audit-heads.mjs'
import { aReadyRecord } from './support/factories'
import { openSession } from './support/db-sessions'

let owner: pg.Client
const folder = mkdtempSync(join(tmpdir(), 'audit-heads-'))
const file = join(folder, 'kept', 'audit-heads.log')

beforeAll(async () => {
  owner = await openSession()
  await aReadyRecord()
  const { head } = await verifiedChain(owner, [])
  appendHead(file, head, new Date('2026-11-25T10:00:00Z'))
  await aReadyRecord()
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await owner.end()
})

/** Tampers as the database owner with triggers off, verifies, and rolls back. */
async function verdictAfter(...tampering: string[]) {
  await owner.query('BEGIN')
  await owner.query('ALTER TABLE desk."AuditEvent" DISABLE TRIGGER USER')
  for (const step of tampering) await owner.query(step)
  const result = await verifiedChain(owner, storedHeads(file))
  await owner.query('ROLLBACK')
  return result
}

const headRewritten = `UPDATE desk."AuditHead" SET (seq, hash) =
  (SELECT seq, hash FROM desk."AuditEvent" ORDER BY seq DESC LIMIT 1)`

/** Changes the third event and recomputes every hash, so that the chain is consistent in itself. */
const chainRewritten = `DO $$
DECLARE
  previous bytea := '\\x00';
  e desk."AuditEvent";
BEGIN
  FOR e IN SELECT * FROM desk."AuditEvent" ORDER BY seq LOOP
    IF e.seq = 3 THEN e.action := 'something else'; END IF;
    e."prevHash" := previous;
    e.hash := desk.audit_hash(previous, e);
    UPDATE desk."AuditEvent" SET action = e.action, "prevHash" = e."prevHash", hash = e.hash WHERE seq = e.seq;
    previous := e.hash;
  END LOOP;
END $$`

test('a chain that only grew verifies against every saved head', async () => {
  expect(storedHeads(file)).toHaveLength(1)
  expect(await verifiedChain(owner, storedHeads(file))).toMatchObject({
    firstWrong: null,
    headHolds: true,
    missingHead: null,
  })
})

test('a saved head reveals that the end of the chain and its head were deleted', async () => {
  const truncation = 'DELETE FROM desk."AuditEvent" WHERE seq > 3'
  expect(await verdictAfter(truncation, headRewritten)).toMatchObject({
    firstWrong: null,
    headHolds: true,
    missingHead: { at: '2026-11-25T10:00:00.000Z' },
  })
})

test('a saved head reveals that the whole chain was rewritten', async () => {
  expect(await verdictAfter(chainRewritten, headRewritten)).toMatchObject({
    firstWrong: null,
    headHolds: true,
    missingHead: { at: '2026-11-25T10:00:00.000Z' },
  })
})
