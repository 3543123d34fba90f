import type { Client } from 'pg'
import { revisionActionLabels } from '#features/history/revision-action'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Builds the audit chain from all revisions, hashed as in desk.audit_append. */
const rebuildChain = `DO $$
DECLARE
  labels jsonb := '${JSON.stringify(revisionActionLabels)}';
  line record;
  event desk."AuditEvent";
  head bytea := '\\x00';
  place bigint := 0;
BEGIN
  FOR line IN SELECT r.*, e.role FROM desk."Revision" r JOIN desk."Editor" e ON e.id = r."editorId" ORDER BY r."madeAt", r.id LOOP
    place := place + 1;
    event := ROW(place, line."madeAt", line."editorId", line.role::text, labels ->> line.action::text, line.subject, line."subjectId"::text,
      jsonb_build_object('reason', line.reason, 'before', line.before, 'after', line.after, 'isContent', line."isContent"), head, NULL);
    event.hash := desk.audit_hash(head, event);
    head := event.hash;
    INSERT INTO desk."AuditEvent" SELECT event.*;
  END LOOP;
  UPDATE desk."AuditHead" SET seq = place, hash = head WHERE one;
END $$`

/** The rules that the desk's triggers enforce (prisma/migrations). Each query counts violations. */
const checks = {
  'audit events out of the chain': `SELECT CASE WHEN "firstWrong" IS NULL AND "headHolds" THEN 0 ELSE 1 END AS wrong FROM desk.audit_verify()`,
  'gaps in history': `SELECT count(*) AS wrong FROM (SELECT count(*) <> max(number) AS gap FROM desk."Revision" GROUP BY subject, "subjectId") g WHERE gap`,
  'quotations that do not stand in their snapshot': `SELECT count(*) AS wrong FROM desk."Statement" s
    LEFT JOIN desk."Appearance" a ON a."statementId" = s.id LEFT JOIN desk."Snapshot" n ON n.id = a."snapshotId"
    WHERE a.exact IS DISTINCT FROM s.quote OR desk.utf16_slice(n.text, a.start, a."end") IS DISTINCT FROM a.exact`,
  'chains with a gap': `SELECT count(*) AS wrong FROM (SELECT count(a.*) = 0 OR count(a.*) <> max(a.position) + 1 AS gap
    FROM desk."Statement" s LEFT JOIN desk."Attribution" a ON a."statementId" = s.id GROUP BY s.id) g WHERE gap`,
  'passages that do not stand in their statement': `SELECT count(*) AS wrong FROM desk."Statement" s JOIN (
    SELECT "statementId", start, "end", exact FROM desk."TiePassage"
    UNION ALL SELECT "statementId", start, "end", exact FROM desk."AnnotationTarget" WHERE start IS NOT NULL
    ) p ON p."statementId" = s.id WHERE p."end" <= p.start OR desk.utf16_slice(s.context, p.start, p."end") IS DISTINCT FROM p.exact`,
  'records whose sides are the wrong way round': `SELECT count(*) AS wrong FROM desk."Record" WHERE NOT desk.is_earlier("statementAId", "statementBId")`,
  'records without a tie on both sides': `SELECT count(*) AS wrong FROM desk."Record" r WHERE NOT EXISTS (
    SELECT 1 FROM desk."Tie" t JOIN desk."TiePassage" p ON p."tieId" = t.id AND p."statementId" IN (r."statementAId", r."statementBId")
    WHERE t."recordId" = r.id GROUP BY t.id HAVING count(DISTINCT p."statementId") = 2)`,
  'publications without an approval by another': `SELECT count(*) AS wrong FROM published."Publication" p WHERE NOT EXISTS (
    SELECT 1 FROM desk."Approval" a WHERE p."subjectId" = coalesce(a."recordId", a."disputeId") AND a."approverId" = p."approvedById")`,
  'approvals by who changed it': `SELECT count(*) AS wrong FROM desk."Revision" r JOIN desk."Approval" a ON r."editorId" = a."approverId" WHERE r."isContent"`,
  'documents that do not say what their row says': `SELECT count(*) AS wrong FROM published."Publication" p, LATERAL (SELECT p.document::jsonb AS said) d
    WHERE jsonb_build_array(said -> 'version', said -> 'slug', said -> 'number', said -> 'isCorrection', said -> 'changeNote')
      <> jsonb_build_array(p.version, p.slug, p.number, p."isCorrection", p."changeNote")
      OR (said ->> 'publishedAt')::timestamptz IS DISTINCT FROM p."publishedAt"`,
  'publications of nothing on the desk': `SELECT count(*) AS wrong FROM published."Publication" p
    LEFT JOIN desk."Record" r ON r.id = p."subjectId" AND r.number = p.number AND r.slug = p.slug AND r."publicState" = 'PUBLISHED'
    LEFT JOIN desk."Dispute" d ON d.id = p."subjectId" AND d.slug = p.slug AND d."publicState" = 'PUBLISHED'
    WHERE num_nonnulls(r.id, d.id) <> 1`,
}

/** All foreign keys. Each has one column in this schema. */
const foreignKeys = `SELECT c.conrelid::regclass AS child, a.attname AS name, c.confrelid::regclass AS parent, b.attname AS id
  FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
  JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1] WHERE c.contype = 'f'`

async function assertNone(client: Client, problem: string, query: string): Promise<void> {
  const { rows } = await client.query<{ wrong: string }>(query)
  const wrongCount = Number(rows[0]?.wrong)
  if (wrongCount !== 0) throw new Error(`The generated data is not right: ${wrongCount} ${problem}.`)
}

async function runChecks(client: Client): Promise<void> {
  for (const [problem, query] of Object.entries(checks)) await assertNone(client, problem, query)
  const { rows } = await client.query<{ child: string; name: string; parent: string; id: string }>(
    foreignKeys,
  )
  for (const { child, name, parent, id } of rows)
    await assertNone(
      client,
      `rows of ${child} whose ${name} leads nowhere`,
      `SELECT count(*) AS wrong FROM ${child} c WHERE c."${name}" IS NOT NULL
        AND NOT EXISTS (SELECT FROM ${parent} p WHERE p."${id}" = c."${name}")`,
    )
}

/** The last steps: sequences, audit chain, indexes, the checks that the disabled triggers skipped, and planner statistics. */
export async function finishDatabase(client: Client, buildIndexes: () => Promise<void>): Promise<void> {
  await client.query(`SELECT setval('desk."Record_number_seq"', (SELECT max(number) FROM desk."Record")),
    setval('published."Publication_seq_seq"', (SELECT max(seq) FROM published."Publication"))`)
  say('Writing the audit chain')
  await client.query(rebuildChain)
  say('Building the indexes')
  await buildIndexes()
  say('Checking the rules of the disabled triggers')
  await client.query('ANALYZE')
  await runChecks(client)
  say('Vacuuming')
  await client.query('VACUUM (FREEZE, ANALYZE)')
}
