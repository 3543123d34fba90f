import { randomUUID } from 'node:crypto'

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Answers with the very SQL that the application sends (scripts/bench/sql.mjs), through `pg` and nothing else. */
export function replaySql(pool, { statements, saves }) {
  let turn = 0

  async function read(name, number) {
    const { sentinel, queries } = statements[name]
    const results = await Promise.all(
      queries.map(({ text, values }, index) =>
        pool.query({
          text,
          values: values.map((value) => (value === sentinel ? number : value)),
          // Point reads are planned once; a search is planned for what it asks.
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

  /** One save: the session, then the transaction, with new ids in the place of those that the first one made. */
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

  return (name, number) => (name === 'save' ? save() : read(name, number))
}
