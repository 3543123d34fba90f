import { createHash } from 'node:crypto'
import type pg from 'pg'
import { revisionActionLabels } from '#features/history/revision-action'
import {
  disputeDocument,
  recordDocument,
  type DisputeDocument,
  type PublishedStatement,
  type RecordDocument,
} from '#features/publications/document'
import { loadedWords } from '#features/review/wording-lint'

/** SQL for the audit chain's label of a revision's action. */
const auditLabels = `'${JSON.stringify(revisionActionLabels)}'::jsonb ->> action::text`

/** Each query selects violations of the invariant it is named after. */
const forbidden: Record<string, string> = {
  'a history with a gap': `SELECT "subjectId" FROM desk."Revision" GROUP BY subject, "subjectId"
    HAVING count(*) <> max(number) OR min(number) <> 1`,
  'a change without its audit event, or an event without its change': `
    SELECT * FROM (SELECT "editorId" AS who, ${auditLabels} AS what, subject, "subjectId"::text AS id, count(*) FROM desk."Revision" GROUP BY 1, 2, 3, 4) r
    FULL JOIN (SELECT "actorId" AS who, action AS what, subject, "subjectId" AS id, count(*) FROM desk."AuditEvent" GROUP BY 1, 2, 3, 4) e
      USING (who, what, subject, id, count) WHERE r.count IS NULL OR e.count IS NULL`,
  'a broken audit chain': `SELECT * FROM desk.audit_verify() WHERE "firstWrong" IS NOT NULL OR NOT "headHolds"`,
  'a row that differs from its audit event': `SELECT * FROM desk.audit_compare()`,
  'an idempotency key without its response': `SELECT key FROM desk."IdempotencyKey" WHERE response IS NULL`,
  'a pair that is recorded twice': `SELECT 1 FROM desk."Record"
    GROUP BY least("statementAId", "statementBId"), greatest("statementAId", "statementBId") HAVING count(*) > 1`,
  'a statement paired with itself': `SELECT number FROM desk."Record" WHERE "statementAId" = "statementBId"`,
  'sides that are not in date order': `SELECT number FROM desk."Record" WHERE NOT desk.is_earlier("statementAId", "statementBId")`,
  'a valid approval of another revision than the current one': `
    SELECT a.id FROM desk."Approval" a LEFT JOIN desk."Record" r ON r.id = a."recordId" LEFT JOIN desk."Dispute" d ON d.id = a."disputeId"
    WHERE a."voidedAt" IS NULL AND a.revision <> coalesce(r.revision, d.revision)`,
  'an approved record without an approval': `SELECT r.number FROM desk."Record" r WHERE r.state = 'APPROVED'
    AND NOT EXISTS (SELECT FROM desk."Approval" a WHERE a."recordId" = r.id AND a.revision = r.revision)`,
  'two valid approvals of one subject': `SELECT coalesce("recordId", "disputeId") FROM desk."Approval" WHERE "voidedAt" IS NULL
    GROUP BY 1 HAVING count(*) > 1`,
  'versions with a gap': `SELECT "subjectId" FROM published."Publication" GROUP BY subject, "subjectId" HAVING count(*) <> max(version) OR min(version) <> 1`,
  'a published statement without a source': `
    SELECT p.seq FROM published."Publication" p, desk.used_by(p.subject, p."subjectId") u
    WHERE u.what = 'statement' AND NOT EXISTS (SELECT FROM desk."Appearance" a WHERE a."statementId" = u.id)`,
  'a published record with another pair than its document': `
    SELECT p.seq FROM published."Publication" p JOIN desk."Record" r ON r.id = p."subjectId"
    WHERE (SELECT array_agg(s.slug ORDER BY s.slug) FROM desk."Statement" s WHERE s.id IN (r."statementAId", r."statementBId"))
      <> (SELECT array_agg(said ORDER BY said) FROM (VALUES (p.document::jsonb #>> '{a,slug}'), (p.document::jsonb #>> '{b,slug}')) sides(said))`,
  'a public state without its publication or tombstone': `SELECT r.number FROM desk."Record" r WHERE "publicState"::text <> CASE
    WHEN EXISTS (SELECT FROM published."Tombstone" t WHERE t."subjectId" = r.id) THEN 'WITHDRAWN'
    WHEN EXISTS (SELECT FROM published."Publication" p WHERE p."subjectId" = r.id) THEN 'PUBLISHED' ELSE 'UNPUBLISHED' END`,
  'a note on a record with a passage of a third statement': `
    SELECT p.id FROM desk."AnnotationTarget" p JOIN desk."AnnotationTarget" t ON t."annotationId" = p."annotationId"
    JOIN desk."Record" r ON r.id = t."recordId" WHERE p."statementId" NOT IN (r."statementAId", r."statementBId")`,
  'a record under a title or question that its dispute was not published with': `
    SELECT p.seq FROM published."Publication" p JOIN desk."Record" r ON r.id = p."subjectId"
    WHERE p.document::jsonb -> 'dispute' IS DISTINCT FROM (
      SELECT jsonb_build_object('slug', d.document::jsonb -> 'slug', 'title', d.document::jsonb -> 'title', 'question', d.document::jsonb -> 'question')
      FROM published."Publication" d WHERE d.subject = 'DISPUTE' AND d."subjectId" = r."disputeId" AND d.seq < p.seq ORDER BY d.version DESC LIMIT 1)`,
  'a listing of an old version': `SELECT l.number FROM published."RecordListing" l
    WHERE l.version <> (SELECT max(version) FROM published."LivePublication" p WHERE p."subjectId" = l."recordId")`,
  'a published record that is not listed, or a withdrawn one that is': `SELECT r.number FROM desk."Record" r
    WHERE ("publicState" = 'PUBLISHED') <> EXISTS (SELECT FROM published."RecordListing" l WHERE l."recordId" = r.id)`,
}

/**
 * Versions whose approver or publisher wrote something that the version before did not contain. Reads documents and
 * history only, so that a fault of desk.contributors is found.
 */
const approvedByContributor = `
  WITH versions AS (
    SELECT seq, subject, "subjectId" AS id, "approvedById", "publishedById", "publishedAt", document::jsonb AS document,
      lag(document::jsonb, 1, '{}') OVER (PARTITION BY subject, "subjectId" ORDER BY version) AS before,
      lag("publishedAt", 1, '-infinity') OVER (PARTITION BY subject, "subjectId" ORDER BY version) AS since
    FROM published."Publication"
  ), named AS (
    SELECT seq, jsonb_path_query_array(document, '$.**.slug') AS slugs, jsonb_path_query_array(before, '$.**.slug') AS slugs_before,
      jsonb_path_query_array(document, '$.notes[*].body') AS bodies, jsonb_path_query_array(before, '$.notes[*].body') AS bodies_before
    FROM versions
  ), parts AS (
    SELECT seq, id, false AS is_new FROM versions
    UNION SELECT seq, x.id, NOT slugs_before ? x.slug FROM named JOIN (
      SELECT id, slug FROM desk."Statement" UNION ALL SELECT id, slug FROM desk."Speaker" UNION ALL SELECT id, slug FROM desk."Source"
    ) x ON slugs ? x.slug
    UNION SELECT v.seq, t."annotationId", NOT bodies_before ? (r.after ->> 'body') FROM versions v JOIN named USING (seq)
      JOIN desk."AnnotationTarget" t ON t."recordId" = v.id
      JOIN desk."Revision" r ON r."subjectId" = t."annotationId" AND r."madeAt" <= v."publishedAt" AND bodies ? (r.after ->> 'body')
  )
  SELECT v.seq, r.subject, r.action FROM versions v JOIN parts USING (seq) JOIN desk."Revision" r ON r."subjectId" = parts.id
  WHERE r."isContent" AND r."madeAt" <= v."publishedAt" AND (is_new OR r."madeAt" > v.since)
    AND r."editorId" IN (v."approvedById", v."publishedById")`

/** The contributors of each version, as the database computes them. */
const approvedDespiteParts = `
  SELECT p.seq FROM published."Publication" p
  LEFT JOIN published."Publication" o ON o.subject = p.subject AND o."subjectId" = p."subjectId" AND o.version = p.version - 1,
  LATERAL desk.contributors_between(coalesce(o.parts, '{}'), p.parts) c WHERE c.id IN (p."approvedById", p."publishedById")`

/** Every violation of docs/invariants.md in a database, described. */
export async function violations(client: pg.Client): Promise<string[]> {
  const descriptions: string[] = []
  const queries = {
    ...forbidden,
    'a version approved or published by an editor who changed it': approvedByContributor,
    'a version approved or published by a contributor to its parts': approvedDespiteParts,
  }
  for (const [rule, query] of Object.entries(queries)) {
    const { rows } = await client.query(query)
    if (rows.length > 0) descriptions.push(`${rule}: ${JSON.stringify(rows.slice(0, 3))}`)
  }
  return [...descriptions, ...(await changedDocuments(client)), ...(await brokenHistories(client))]
}

async function changedDocuments(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ seq: string; document: string; sha256: string }>(
    `SELECT seq, document, sha256 FROM published."Publication"`,
  )
  return rows.flatMap(({ seq, document, sha256 }) => [
    ...(createHash('sha256').update(document, 'utf8').digest('hex') === sha256
      ? []
      : [`publication ${seq} has another SHA-256`]),
    ...wordsAndPassages(JSON.parse(document)).map((fault) => `publication ${seq} ${fault}`),
  ])
}

/** Every document has its passages at their offsets, and no word of ours takes a side. */
function wordsAndPassages(document: unknown): string[] {
  const record = recordDocument.safeParse(document)
  const dispute = disputeDocument.safeParse(document)
  if (!record.success && !dispute.success) return ['does not match its schema']
  const texts = record.success ? recordTexts(record.data) : dispute.success ? disputeTexts(dispute.data) : []
  return texts.flatMap((text) => loadedWords(text ?? '').map((word) => `takes a side with “${word}”`))
}

const statementTexts = ({ gloss, said, about }: PublishedStatement) => [gloss, said.basis, about.basis]

const recordTexts = (record: RecordDocument) => [
  ...[record.subject, record.summary, record.reconciliation, record.whatWouldSettleIt, record.statusNote],
  ...[record.changeNote, record.dispute.title, record.dispute.question],
  ...record.ties.map(({ label }) => label),
  ...record.evidence.flatMap(({ note, place, independenceGroup }) => [note, place, independenceGroup]),
  ...record.notes.map(({ body }) => body),
  ...[record.a, record.b].flatMap(statementTexts),
]

const disputeTexts = (dispute: DisputeDocument) => [
  ...[dispute.title, dispute.question, dispute.summary, dispute.changeNote, ...dispute.topics],
  ...dispute.statements.flatMap(statementTexts),
]

type Change = { subject: string; id: string; before: Record<string, unknown>; after: Record<string, unknown> }

/** Each edit starts from the result of the previous one, and the last result is the current row. */
async function brokenHistories(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<Change>(`
    SELECT subject, "subjectId" AS id, before, after FROM desk."Revision"
    WHERE action IN ('OPENED', 'CAPTURED', 'EDITED') AND subject IN ('dispute', 'statement', 'record') AND after IS NOT NULL
    ORDER BY "subjectId", number`)
  const field: Record<string, string> = { dispute: 'summary', statement: 'gloss', record: 'summary' }
  const last = new Map<string, unknown>()
  const descriptions: string[] = []
  for (const { subject, id, before, after } of rows) {
    const name = field[subject] ?? ''
    if (before && last.has(id) && before[name] !== last.get(id))
      descriptions.push(`${subject} ${id} has a broken history`)
    last.set(id, after[name])
  }
  const { rows: current } = await client.query<{ id: string; text: string | null }>(`
    SELECT id, summary AS text FROM desk."Dispute" UNION ALL SELECT id, gloss FROM desk."Statement" UNION ALL SELECT id, summary FROM desk."Record"`)
  for (const { id, text } of current)
    if (last.has(id) && last.get(id) !== text) descriptions.push(`${id} differs from its replayed history`)
  return descriptions
}
