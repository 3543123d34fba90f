import { createHash } from 'node:crypto'
import type pg from 'pg'

/** Tokens are stored as SHA-256. Passwords must not be, since a fast hash allows guessing. */
export type Secret = { what: string; text: string; isToken: boolean }

const columnsOfTables = `
  SELECT c.oid::regclass::text AS "table", quote_ident(a.attname) AS "column"
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE n.nspname !~ '^pg_|^information_schema$' AND c.relkind IN ('r', 'p', 'm')
  ORDER BY 1, 2`

/** Encodings of a secret, in lower case. A bytes column cast to text is hexadecimal. */
const writtenAs = ({ text, isToken }: Secret): [string, string][] => [
  ['as it is', text.toLowerCase()],
  ['in hexadecimal', Buffer.from(text).toString('hex')],
  ['in base64', Buffer.from(text).toString('base64').replace(/=+$/, '').toLowerCase()],
  ...(isToken
    ? []
    : ([['as its SHA-256', createHash('sha256').update(text).digest('hex')]] satisfies [string, string][])),
]

/** Searches every column of every table, of any type, as the thief of a database would. */
export async function plainTextIn(
  client: pg.Client,
  secrets: readonly Secret[],
): Promise<{ columns: number; leaks: string[] }> {
  const { rows: columns } = await client.query<{ table: string; column: string }>(columnsOfTables)
  const needles = new Map(
    secrets.flatMap((secret) =>
      writtenAs(secret).map(([form, needle]) => [needle, `${secret.what} ${form}`] as const),
    ),
  )
  const leaks: string[] = []
  for (const { table, column } of columns) {
    const { rows } = await client.query<{ needle: string }>(
      `WITH cell AS MATERIALIZED (SELECT lower(${column}::text) AS text FROM ${table} WHERE ${column} IS NOT NULL)
       SELECT needle FROM unnest($1::text[]) AS needle WHERE EXISTS (SELECT FROM cell WHERE strpos(text, needle) > 0)`,
      [[...needles.keys()]],
    )
    leaks.push(...rows.map(({ needle }) => `${table}.${column} holds ${needles.get(needle)}`))
  }
  return { columns: columns.length, leaks }
}
