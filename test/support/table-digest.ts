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
