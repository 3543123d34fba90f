import type pg from 'pg'
import { z } from 'zod'

/** The prefix of every canary; it occurs nowhere else. */
export const canaryWord = 'kanarienvogel'

const column = z.object({
  table: z.string(),
  column: z.string(),
  type: z.string(),
  kind: z.string(),
  isGenerated: z.boolean(),
  /** The table and column that this column's foreign key references. */
  refersTo: z.string().nullable(),
})
type Column = z.output<typeof column>

const columnsOfDesk = `
  SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, NULL) AS type, t.typtype::text AS kind,
    a.attgenerated <> '' OR a.attidentity <> '' AS "isGenerated",
    (SELECT format('%s.%s', f.confrelid::regclass, quote_ident(fa.attname))
       FROM pg_constraint f JOIN pg_attribute fa ON fa.attrelid = f.confrelid AND fa.attnum = f.confkey[1]
       WHERE f.contype = 'f' AND f.conrelid = c.oid AND f.conkey = ARRAY[a.attnum] LIMIT 1) AS "refersTo"
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_type t ON t.oid = a.atttypid
  WHERE c.relnamespace = 'desk'::regnamespace AND c.relkind = 'r' ORDER BY 1, a.attnum`

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
const texts = new Set([
  'text',
  'character varying',
  'character',
  'text[]',
  'character varying[]',
  'json',
  'jsonb',
])
const isText = ({ type, isGenerated }: Column) => texts.has(type) && !isGenerated

/** A canary names its column: the prefix, then table and column in letters only, so that a search sees one word. */
const canaryOf = ({ table, column: name }: Column) =>
  `${canaryWord}${table}${name}`.toLowerCase().replaceAll(/[^a-z]/g, '')

function assignedValue(column: Column): string {
  const canary = `'${canaryOf(column)}' || 'x' || replace(gen_random_uuid()::text, '-', '')`
  if (column.type.endsWith('[]')) return `ARRAY[${canary}]`
  return column.type.startsWith('json') ? `to_json${column.type === 'jsonb' ? 'b' : ''}(${canary})` : canary
}

/** A value for a row that exists only for its canaries. References point to published rows. */
function filling(column: Column): string {
  const { type, kind, refersTo } = column
  if (isText(column)) return assignedValue(column)
  if (refersTo !== null) {
    const [table, name] = refersTo.split(/\.(?=[^.]+$)/)
    return `coalesce((SELECT ${name} FROM ${table} ORDER BY 1 LIMIT 1), gen_random_uuid())`
  }
  if (type.endsWith('[]')) return `'{}'::${type}`
  if (kind === 'e') return `(enum_range(NULL::${type}))[1]`
  if (type === 'uuid') return 'gen_random_uuid()'
  if (type === 'boolean') return 'false'
  if (type === 'bytea') return `decode(md5(random()::text), 'hex')`
  if (/^(timestamp|date)/.test(type)) return 'now()'
  return '9000'
}

/**
 * Sets a canary in every text column of every desk table: in one added row, and over all existing values. Published
 * documents are frozen elsewhere, so they stay unchanged. Reads the columns from the catalogue, so that new ones are
 * included. Damages the database permanently; returns the columns it reached.
 */
export async function setCanaries(client: pg.Client): Promise<{ column: string; canary: string }[]> {
  const columns = z.array(column).parse((await client.query(columnsOfDesk)).rows)
  // The database is disposable. Triggers and checks would only refuse canaries.
  await client.query(`SET session_replication_role = replica`)
  await client.query(`DO $$ DECLARE c record; BEGIN
    FOR c IN SELECT conrelid::regclass AS t, conname FROM pg_constraint
      WHERE contype = 'c' AND connamespace = 'desk'::regnamespace
    LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.t, c.conname); END LOOP; END $$`)
  for (const table of new Set(columns.map(({ table: name }) => name))) {
    const tableColumns = columns.filter((candidate) => candidate.table === table && !candidate.isGenerated)
    const names = tableColumns.map((item) => quoted(item.column)).join(', ')
    const name = `desk.${quoted(table)}`
    await client.query(
      `INSERT INTO ${name} (${names}) SELECT ${tableColumns.map(filling).join(', ')} ON CONFLICT DO NOTHING`,
    )
    const assignments = tableColumns
      .filter(isText)
      .map((item) => `${quoted(item.column)} = ${assignedValue(item)}`)
    if (assignments.length > 0) await client.query(`UPDATE ${name} SET ${assignments.join(', ')}`)
  }
  return columns
    .filter(isText)
    .map((item) => ({ column: `${item.table}.${item.column}`, canary: canaryOf(item) }))
}
