import type pg from 'pg'
import { z } from 'zod'
import { joined, type Payload, type Texts } from './payloads'

const text = z.object({ schema: z.string(), table: z.string(), column: z.string() })

const textColumns = `
  SELECT n.nspname AS schema, c.relname AS table, a.attname AS column
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  WHERE n.nspname IN ('desk', 'published') AND c.relkind = 'r'
    AND format_type(a.atttypid, NULL) IN ('text', 'character varying', 'character', 'text[]', 'character varying[]', 'json', 'jsonb')
  ORDER BY 1, 2, 3`

const writtenAs = (payload: string) => [
  payload,
  // As escaped in JSON and in arrays of text.
  JSON.stringify(payload).slice(1, -1),
  payload.replaceAll(/["\\]/g, '\\$&'),
  JSON.stringify(JSON.stringify(payload).slice(1, -1)).slice(1, -1),
  payload.replaceAll('\r', ''),
]

/** Counts the payloads in each text column of the desk and of the published side. */
export async function payloadsIn(
  client: pg.Client,
  payloads: readonly Payload[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { schema, table, column } of z.array(text).parse((await client.query(textColumns)).rows)) {
    const { rows } = await client.query<{ all: string | null }>(
      `SELECT string_agg("${column}"::text, ' ') AS all FROM "${schema}"."${table}"`,
    )
    const all = rows[0]?.all ?? ''
    const present = payloads.filter((payload) => writtenAs(payload.text).some((form) => all.includes(form)))
    counts.set(`${schema}.${table}.${column}`, present.length)
  }
  return counts
}

/** Columns that no form or command fills are written in SQL as the owner. */
export async function setRemainingColumns(client: pg.Client, payloads: Texts): Promise<void> {
  const all = joined(payloads, 0)
  await client.query('SET session_replication_role = replica')
  for (const set of [
    `desk."Appearance" SET prefix = $1, suffix = $1`,
    `desk."Evidence" SET exact = $1, start = 0, "end" = 1`,
    `desk."Record" SET materiality = $1`,
    `desk."Session" SET browser = $1, network = $1`,
    `desk."Snapshot" SET "archivedUrl" = 'https://example.org/?' || $1`,
    `desk."Source" SET "canonicalUrl" = 'https://example.org/?' || $1`,
    `desk."Suggestion" SET note = $1`,
    `published."Newsroom" SET name = $1, "correctionPolicy" = $1, "licenceName" = $1,
      contact = 'https://example.org/?' || $1, "licenceUrl" = 'https://example.org/?' || $1`,
    `published."Publication" SET "publishedBy" = $1, "approvedBy" = $1`,
  ])
    await client.query(`UPDATE ${set}`, [all])
  await client.query(
    `INSERT INTO desk."Resolution" (id, "recordId", outcome, reasoning, "asOf", "authorId")
     SELECT gen_random_uuid(), r.id, $1, $1, now(), e.id FROM desk."Record" r, (SELECT id FROM desk."Editor" LIMIT 1) e`,
    [all],
  )
  await client.query(
    `INSERT INTO desk."Invitation" (id, email, name, role, "invitedById")
     SELECT gen_random_uuid(), 'ola@harbour.example', $1, 'EDITOR', e.id FROM (SELECT id FROM desk."Editor" LIMIT 1) e`,
    [all],
  )
  await client.query(
    `INSERT INTO desk."Passkey" (id, "editorId", "credentialId", "publicKey", counter, transports, name)
     SELECT gen_random_uuid(), e.id, repeat('a', 16), '\\x00', 0, '{}', $1 FROM (SELECT id FROM desk."Editor" LIMIT 1) e`,
    [all],
  )
  await client.query(`INSERT INTO desk."PasswordResetRequest" (id, email) VALUES (gen_random_uuid(), $1)`, [
    all,
  ])
  await client.query(
    `INSERT INTO desk."Assignment" (id, "recordId", "assigneeId", "assignedById", task)
     SELECT gen_random_uuid(), r.id, e.id, e.id, $1 FROM desk."Record" r, (SELECT id FROM desk."Editor" LIMIT 1) e`,
    [all],
  )
  await client.query(
    `INSERT INTO desk."Job" (id, kind, key, "deadAt", "lastError") VALUES (gen_random_uuid(), 'mail', 'payload', now(), $1)`,
    [all],
  )
  await client.query(
    `INSERT INTO desk."Mail" ("jobId", "to", name, content, "storedAt")
     SELECT id, 'ola@harbour.example', $1,
       jsonb_build_object('template', 'invitation', 'invitationId', id, 'invitedBy', $1::text), now() FROM desk."Job" WHERE key = 'payload'`,
    [all],
  )
  await client.query(
    `INSERT INTO desk."ReplyRequest" (id, "recordId", "speakerId", questions, channel, "sentAt", "dueAt")
     SELECT gen_random_uuid(), r.id, s.id, $1, $1, now(), now() FROM desk."Record" r, (SELECT id FROM desk."Speaker" LIMIT 1) s`,
    [all],
  )
}

/** Text columns that cannot contain a payload, each with the reason. */
const closedColumns: [RegExp, string][] = [
  [/[sS]lugs?$|\.(originator|originators|relayers)$/, 'made by us, of letters, digits and hyphens'],
  [/[hH]ash$|[sS]ha256$|\.(RateLimit|Job)\.key$|\.IdempotencyKey\./, 'a sum, a key or an address of ours'],
  [/\.(Editor|Invitation)\.email$|\.Mail\.to$/, 'an e-mail address, by its form; another is refused'],
  [/^desk\.Settings\./, 'short and checked; published.Newsroom has its texts'],
  [/\.Newsroom\.(timeZone|languages)$|\.Logo\.type$/, 'a name from a list'],
  [/\.Authenticator\.secret$/, 'encrypted, in letters and digits'],
  [/\.Passkey\.(credentialId|transports)$|\.PasskeyChallenge\./, 'random, an id or a word of ours'],
  [/\.Publication\.parts$/, 'ids and numbers of ours'],
  [/\.(action|actorRole|method|kind|status|relation|dimensions|subject|subjectId)$/, 'a word of our own'],
  [/\.(language|wikidataId)$/, 'a tag or a number, by its form; another is refused'],
  [/\.(from|to|said|about|published|updated)$/, 'a date in EDTF; anything else is refused'],
]
export const closedReason = (column: string): string | undefined =>
  closedColumns.find(([pattern]) => pattern.test(column))?.[1]
