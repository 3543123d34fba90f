import type pg from 'pg'

/** One digest for each table of both sides; equal results prove that nothing was written in between. */
export async function tableDigests(owner: pg.Client, except: readonly string[] = []): Promise<string> {
  const { rows } = await owner.query<{ digests: string }>(
    `SELECT string_agg(c.relname || ' ' || (xpath('/row/d/text()', query_to_xml(
       format('SELECT md5(coalesce(string_agg(t::text, '''' ORDER BY t::text), '''')) AS d FROM %s t', c.oid::regclass),
       false, true, '')))[1]::text, E'\\n' ORDER BY c.relname) AS digests
     FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace IN ('desk'::regnamespace, 'published'::regnamespace)
       AND c.relname <> ALL ($1)`,
    [except],
  )
  return rows[0]?.digests ?? ''
}

/** Tables that requests without an effect, and the worker, change as well. */
export const changedByTheClock = [
  'Session',
  'RateLimit',
  'Job',
  'Mail',
  'PasskeyChallenge',
  'PasswordResetRequest',
]

/** The columns of each table of both sides, quoted, in the table's order. */
export type TableColumns = ReadonlyMap<string, readonly string[]>

export async function tableColumns(owner: pg.Client): Promise<TableColumns> {
  const { rows } = await owner.query<{ table: string; columns: string[] }>(
    `SELECT a.attrelid::regclass::text AS table, array_agg(quote_ident(a.attname) ORDER BY a.attnum) AS columns
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relkind = 'r' AND c.relnamespace IN ('desk'::regnamespace, 'published'::regnamespace)
       AND a.attnum > 0 AND NOT a.attisdropped GROUP BY 1 ORDER BY 1`,
  )
  return new Map(rows.map(({ table, columns }) => [table, columns]))
}

/** One digest for each of these tables, of these columns alone: those that a later schema adds do not count. */
export async function columnDigests(owner: pg.Client, columns: TableColumns): Promise<Map<string, string>> {
  const digests = new Map<string, string>()
  for (const [table, names] of columns) {
    const { rows } = await owner.query<{ digest: string }>(
      `SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS digest
       FROM (SELECT ${names.join()} FROM ${table}) t`,
    )
    digests.set(table, rows[0]?.digest ?? '')
  }
  return digests
}
