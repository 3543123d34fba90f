import { randomUUID } from 'node:crypto'

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Answers with the very SQL that the application sends (scripts/bench/sql.mjs), through `pg` and nothing else. */
export function answering(pool, { statements, saves }) {
  let turn = 0

  async function read(what, number) {
    const { sentinel, queries } = statements[what]
    const results = await Promise.all(
      queries.map(({ text, values }, index) =>
        pool.query({
          text,
          values: values.map((value) => (value === sentinel ? number : value)),
          // Point reads are planned once; a search is planned for what it asks.
          ...(sentinel === undefined ? {} : { name: `${what} ${index}` }),
        }),
      ),
    )
    const [row] = results[0].rows
    if (row?.document === null) throw new Error(`${what} ${number} was not read.`)
    return row !== undefined && 'document' in row
      ? row.document
      : JSON.stringify(results.map(({ rows }) => rows))
  }

  /** One save: the session, then the transaction, with new ids in the place of those that the first one made. */
  async function save() {
    const { known, queries } = saves[turn++ % saves.length]
    const fresh = new Map(known.map((id) => [id, id]))
    const renewed = (id) => {
      if (!fresh.has(id)) fresh.set(id, randomUUID())
      return fresh.get(id)
    }
    const client = await pool.connect()
    try {
      for (const { text, values } of queries)
        await client.query(
          text,
          values.map((value) => (typeof value === 'string' ? value.replaceAll(uuid, renewed) : value)),
        )
    } finally {
      client.release()
    }
    return '{}'
  }

  return (what, number) => (what === 'save' ? save() : read(what, number))
}
