import { randomUUID } from 'node:crypto'

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Runs the recorded SQL of the application (scripts/bench/record-sql.mjs) through `pg` alone. */
export function replaySql(pool, { statements, saves }) {
  let turn = 0

  async function replay(name, number) {
    const { sentinel, queries } = statements[name]
    const results = await Promise.all(
      queries.map(({ text, values }, index) =>
        pool.query({
          text,
          values: values.map((value) => (value === sentinel ? number : value)),
          // A prepared statement plans a point read once; a search needs a plan for its own words.
          ...(sentinel === undefined ? {} : { name: `${name} ${index}` }),
        }),
      ),
    )
    const [row] = results[0].rows
    if (row?.document === null) throw new Error(`${name} ${number} was not read.`)
    return row !== undefined && 'document' in row
      ? row.document
      : JSON.stringify(results.map(({ rows }) => rows))
  }

  /** One save: the session, then the transaction, with fresh ids for the rows that it creates. */
  async function save() {
    const { unchangedIds, queries } = saves[turn++ % saves.length]
    const newIds = new Map(unchangedIds.map((id) => [id, id]))
    const freshId = (id) => {
      if (!newIds.has(id)) newIds.set(id, randomUUID())
      return newIds.get(id)
    }
    const client = await pool.connect()
    try {
      for (const { text, values } of queries)
        await client.query(
          text,
          values.map((value) => (typeof value === 'string' ? value.replaceAll(uuid, freshId) : value)),
        )
    } finally {
      client.release()
    }
    return '{}'
  }

  return (name, number) => (name === 'save' ? save() : replay(name, number))
}
