import type { Client } from 'pg'

type Rows = readonly object[]
export type Batch = ReadonlyMap<string, Rows>

const rowsAtOnce = 2000

/** Sums are bigints, snapshots of other rows come along inside; only a table's own columns are sent. */
function toJson(rows: Rows, columns: readonly string[]): string {
  const ownColumns = rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => columns.includes(name))),
  )
  return JSON.stringify(ownColumns, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  )
}

async function columnsOf(client: Client, schema: string, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT column_name AS name FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2',
    [schema, table],
  )
  return rows.map(({ name }) => name)
}

/**
 * One batch, one transaction, written by the owner. Row by row the desk's triggers would take minutes, and its clocks
 * would stamp another moment in every run: they rest, and scripts/bench/seal.ts asks what they would have asked of
 * all rows at once. CHECK and UNIQUE are always in force, and so are the triggers of the listings, which fill `search`.
 */
export async function insertBatch(client: Client, batch: Batch): Promise<void> {
  await client.query('BEGIN')
  for (const [name, all] of batch) {
    const [schema = '', table = ''] = name.split('.')
    const columns = await columnsOf(client, schema, table)
    const [first] = all
    const columnNames = columns.filter((column) => first && column in first).map((column) => `"${column}"`)
    await client.query(
      `SET LOCAL session_replication_role = ${name.endsWith('Listing') ? 'origin' : 'replica'}`,
    )
    for (let at = 0; at < all.length; at += rowsAtOnce) {
      const into = `INSERT INTO ${schema}."${table}" (${columnNames.join(', ')})`
      const from = `SELECT ${columnNames.join(', ')} FROM jsonb_populate_recordset(NULL::${schema}."${table}", $1::jsonb)`
      await client.query(`${into} ${from}`, [toJson(all.slice(at, at + rowsAtOnce), columns)])
    }
  }
  await client.query('SET LOCAL session_replication_role = origin')
  await client.query('COMMIT')
}
