import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  disputeDocument,
  publishedSource,
  publishedSpeaker,
  publishedStatement,
  recordDocument,
} from '#features/publications/document'
import { revisionActionLabels } from '#features/history/revision-action'
import { storedHeads, verifiedChain } from '../scripts/audit-heads.mjs'
import {
  deploy,
  dropOldDatabases,
  oldDatabase,
  oldHeadsFile,
  startDeploy,
  withClient,
} from './support/old-database'
import { schemaDump } from '../scripts/lib/schema-dump.mjs'
import { openSession } from './support/db-sessions'
import { violations } from './support/invariants'
import { columnDigests, tableColumns, tableDigests, type TableColumns } from './support/table-digest'

let copyOfOld: () => Promise<string>
/** An upgraded copy, and the evidence from before the upgrade. Columns that a later release adds do not count. */
let upgraded: {
  url: string
  columns: TableColumns
  before: Evidence
  answer: { code: number; output: string }
}

beforeAll(async () => {
  copyOfOld = await oldDatabase()
  const url = await copyOfOld()
  const { columns, before } = await withClient(url, async (client) => {
    const columns = await tableColumns(client)
    return { columns, before: await evidence(client, columns, 'change') }
  })
  upgraded = { url, columns, before, answer: await deploy(url) }
})
afterAll(dropOldDatabases)

const rowsOf = async (client: pg.Client, query: string) => (await client.query<{ row: string }>(query)).rows

/** Everything in the database: rows, schema and the record of migrations. */
async function everything(url: string) {
  return withClient(url, async (client) => ({
    rows: await tableDigests(client),
    schema: await schemaDump(client),
    migrations: await rowsOf(client, 'SELECT m::text AS row FROM public._prisma_migrations m ORDER BY 1'),
  }))
}

const publicationTable = 'published."Publication"'
const auditTable = 'desk."AuditEvent"'
const historyTable = 'desk."Revision"'
/** History with the label of each change, as 0.1 stored it and as a page shows it now. */
const history = (words: string) =>
  `SELECT (to_jsonb(r) - 'change' - 'action' || jsonb_build_object('words', ${words}))::text AS row
   FROM desk."Revision" r ORDER BY id`
const labels = `'${JSON.stringify(revisionActionLabels)}'::jsonb ->> action::text`

async function evidence(client: pg.Client, columns: TableColumns, words: string) {
  const rowsIn = (table: string) =>
    rowsOf(
      client,
      `SELECT t::text AS row FROM (SELECT ${columns.get(table)?.join()} FROM ${table} ORDER BY seq) t`,
    )
  return {
    others: await columnDigests(client, new Map([...columns].filter(([table]) => table !== historyTable))),
    history: await rowsOf(client, history(words)),
    publications: await rowsIn(publicationTable),
    auditEvents: await rowsIn(auditTable),
  }
}

type Evidence = Awaited<ReturnType<typeof evidence>>

test('an upgrade from 0.1 leaves every row, publication and audit event unchanged', async () => {
  const { url, columns, before, answer } = upgraded
  expect(answer.code).toBe(0)
  // Newer migrations are applied after the upgrade, as to any database.
  expect(answer.output).toMatch(/^Upgraded a database of release 0\.1\n(Applied \d{4}_\w+\n)*$/)
  expect(before.publications).toHaveLength(19)
  await withClient(url, async (client) => {
    expect(await evidence(client, columns, labels)).toEqual(before)
    expect(await violations(client)).toEqual([])
  })
})

test('documents and listing rows of 0.1 are still read by the current schemas', async () => {
  const stored = await withClient(upgraded.url, async (client) => ({
    publications: await client.query<{ subject: string; document: string }>(
      'SELECT subject, document FROM published."Publication"',
    ),
    statements: await client.query<{ statement: unknown }>(
      'SELECT statement FROM published."StatementListing"',
    ),
    speakers: await client.query<{ speaker: unknown }>('SELECT speaker FROM published."SpeakerListing"'),
    sources: await client.query<{ source: unknown }>('SELECT source FROM published."SourceListing"'),
  }))
  const read = [
    ...stored.publications.rows.map(({ subject, document }) =>
      (subject === 'RECORD' ? recordDocument : disputeDocument).safeParse(JSON.parse(document)),
    ),
    ...stored.statements.rows.map(({ statement }) => publishedStatement.safeParse(statement)),
    ...stored.speakers.rows.map(({ speaker }) => publishedSpeaker.safeParse(speaker)),
    ...stored.sources.rows.map(({ source }) => publishedSource.safeParse(source)),
  ]
  expect(read.length).toBeGreaterThan(60)
  expect(read.filter(({ success }) => !success)).toEqual([])
})

test('the audit chain verifies against the head that 0.1 saved outside of the database', async () => {
  expect(upgraded.answer.code).toBe(0)
  const heads = storedHeads(oldHeadsFile)
  const verdict = await withClient(upgraded.url, (client) => verifiedChain(client, heads))
  const { seq, hash } = verdict.head
  expect(verdict).toMatchObject({ firstWrong: null, headHolds: true, missingHead: null })
  expect(heads).toMatchObject([{ seq, hash }])
})

test('the rows of 0.1 contain every sentence that its history could store', async () => {
  const sentences = await withClient(await copyOfOld(), (client) =>
    rowsOf(client, 'SELECT DISTINCT change AS row FROM desk."Revision"'),
  )
  const labels: string[] = Object.values(revisionActionLabels)
  expect(sentences.length).toBeGreaterThan(40)
  expect(sentences.map(({ row }) => row).filter((sentence) => !labels.includes(sentence))).toEqual([])
})

test('an upgraded database has the schema and the migrations of a new one, and is upgraded once', async () => {
  const { url } = upgraded
  const before = await everything(url)
  const owner = await openSession()
  expect(before.schema).toEqual(await schemaDump(owner))
  const names = 'SELECT migration_name || checksum AS row FROM public._prisma_migrations ORDER BY 1'
  expect(await withClient(url, (client) => rowsOf(client, names))).toEqual(await rowsOf(owner, names))
  await owner.end()
  expect(await deploy(url)).toEqual({ code: 0, output: '' })
  expect(await everything(url)).toEqual(before)
})

const differences = [
  `DROP INDEX desk.revision_of_subject`,
  `ALTER TABLE desk."Revision" DISABLE TRIGGER forbid_change`,
  `ALTER TABLE desk."Revision" ADD COLUMN more text`,
  `ALTER TABLE desk."Editor" DROP CONSTRAINT editor_email_lower`,
  `ALTER TYPE desk."RevisionAction" ADD VALUE 'MORE'`,
  `GRANT DELETE ON desk."Record" TO variance_desk`,
  `GRANT EXECUTE ON FUNCTION desk.audit_append(uuid, text, text, text, text, jsonb) TO PUBLIC`,
  `CREATE OR REPLACE FUNCTION desk.keep_number() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`,
]

test.each(differences)('control: the comparison of schemas notices %s', async (difference) => {
  const owner = await openSession()
  const before = await schemaDump(owner)
  await owner.query('BEGIN')
  await owner.query(difference)
  expect(await schemaDump(owner)).not.toEqual(before)
  await owner.query('ROLLBACK')
  await owner.end()
})

const waiting = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
  AND query = 'DELETE FROM public._prisma_migrations'`
const inTransaction = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL
  AND pid <> pg_backend_pid()`

test.each(['the process', 'the connection'])(
  'an upgrade that loses %s before COMMIT changes nothing, and the next start upgrades',
  async (interruption) => {
    const url = await copyOfOld()
    const before = await everything(url)
    await withClient(url, async (blocker) => {
      // The upgrade writes this table last: it waits there with all else done and nothing committed.
      await blocker.query('BEGIN')
      await blocker.query('LOCK TABLE public._prisma_migrations IN SHARE MODE')
      const upgrade = startDeploy(url)
      await withClient(url, async (watcher) => {
        const rows = async (query: string) => (await watcher.query(query)).rowCount
        await expect.poll(() => rows(waiting), { timeout: 20_000 }).toBe(1)
        if (interruption === 'the process') upgrade.kill()
        else await rows(`SELECT pg_terminate_backend(pid) FROM (${waiting}) w`)
        expect(await upgrade.ended).not.toBe(0)
        await blocker.query('ROLLBACK')
        await expect.poll(() => rows(inTransaction), { timeout: 20_000 }).toBe(0)
      })
    })
    expect(await everything(url)).toEqual(before)
    expect(await deploy(url)).toMatchObject({ code: 0, output: expect.stringContaining('Upgraded') })
    expect(await withClient(url, violations)).toEqual([])
  },
)

const passThrough = (fault: string) =>
  new RegExp(`migration ${fault}\\. Start At Variance 0\\.1\\.0 .*Nothing was changed\\.`)
const foreign: [string, string, RegExp][] = [
  [
    'an altered migration',
    `UPDATE public._prisma_migrations SET checksum = repeat('0', 64) WHERE migration_name = '0007_parts_and_reach'`,
    passThrough('0007_parts_and_reach is not the one that was released'),
  ],
  [
    'a missing migration',
    `DELETE FROM public._prisma_migrations WHERE migration_name = '0015_role_ends_sessions'`,
    passThrough('0015_role_ends_sessions is missing'),
  ],
  [
    'an unfinished migration',
    `UPDATE public._prisma_migrations SET finished_at = NULL WHERE migration_name = '0014_speed'`,
    passThrough('0014_speed was not finished'),
  ],
  [
    'a migration of its own',
    `INSERT INTO public._prisma_migrations (id, checksum, migration_name, finished_at)
     VALUES ('own', repeat('0', 64), '0016_own', now())`,
    passThrough('0016_own is not known here'),
  ],
  [
    'a sentence in its history that no release wrote',
    `INSERT INTO desk."Revision" (id, subject, "subjectId", number, "editorId", change)
     SELECT gen_random_uuid(), 'editor', gen_random_uuid(), 1, id, 'danced' FROM desk."Editor" LIMIT 1`,
    /changed nothing\. History has a change "danced" that no release wrote\./,
  ],
  [
    'rows that the upgrade would change',
    `CREATE FUNCTION public.meddle() RETURNS event_trigger LANGUAGE plpgsql AS
       'BEGIN UPDATE published."RecordListing" SET status = status || status; END';
     CREATE EVENT TRIGGER meddle ON ddl_command_end WHEN TAG IN ('ALTER TABLE') EXECUTE FUNCTION public.meddle()`,
    /changed nothing\. The rows of published\."RecordListing" would not have stayed the same\./,
  ],
]

test.each(foreign)(
  'a database with %s is refused with a message and left unchanged',
  async (_, sql, sentence) => {
    const url = await copyOfOld()
    await withClient(url, (client) => client.query(sql))
    const before = await everything(url)
    const { code, output } = await deploy(url)
    expect(code).toBe(1)
    expect(output).toMatch(sentence)
    expect(output.trim().split('\n')).toHaveLength(1)
    expect(await everything(url)).toEqual(before)
  },
)
