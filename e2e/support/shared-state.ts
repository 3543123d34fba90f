import type { Cluster } from './cluster'
import type { WriteLog, Subject } from './write-log'
import type { Visitor } from './scriptless-client'

/** A text field that workers append tokens to, each under the revision it read. */
export type Field = {
  subject: Subject
  /** Slug or number; an annotation's id. */
  name: string
  path: string
  /** Fields that identify its form on the page. */
  required: Record<string, string | null>
  field: string
  lengthMax: number
}

/** The subjects that the workers share, and the state that they share about them. */
export type SharedState = {
  cluster: Cluster
  writeLog: WriteLog
  random: () => number
  /** Texts with room left. */
  fields: Field[]
  statements: string[]
  /** Statements that no worker has written to. */
  fresh: string[]
  /** Records with the texts of their statements by id. */
  records: RecordQuotes[]
}
type RecordQuotes = { number: number; quotes: Record<string, string> }
export type Worker = { shared: SharedState; visitor: Visitor }

/** Mulberry32: the same choices for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function oneOf<Value>(random: () => number, values: readonly Value[]): Value {
  const value = values[Math.floor(random() * values.length)]
  if (value === undefined) throw new Error('There is nothing to choose from.')
  return value
}

export const originOf = ({ cluster, random }: SharedState): string => oneOf(random, cluster.origins)

export const disputeField = (slug: string): Field => ({
  subject: 'dispute',
  name: slug,
  path: `/desk/disputes/${slug}`,
  required: { title: null, summary: null, revision: null },
  field: 'summary',
  lengthMax: 1000,
})

export const statementField = (slug: string): Field => ({
  subject: 'statement',
  name: slug,
  path: `/desk/statements/${slug}`,
  required: { gloss: null, revision: null },
  field: 'gloss',
  lengthMax: 500,
})

const recordField = ({ number }: RecordQuotes): Field => ({
  subject: 'record',
  name: String(number),
  path: `/desk/records/${number}`,
  required: { subject: null, summary: null },
  field: 'summary',
  lengthMax: 600,
})

const pairsIn = (cluster: Cluster) =>
  cluster.owner(async (client) => {
    const { rows } = await client.query<RecordQuotes>(`
      SELECT r.number, jsonb_object_agg(s.id, s.quote) AS quotes FROM desk."Record" r
      JOIN desk."Statement" s ON s.id IN (r."statementAId", r."statementBId")
      WHERE r."publicState" = 'PUBLISHED' GROUP BY 1 ORDER BY 1`)
    return rows
  })

/** The demonstration's accounts. */
export async function loadSharedState(
  cluster: Cluster,
  writeLog: WriteLog,
  seed: number,
): Promise<SharedState> {
  const slugs = (table: string) =>
    cluster.owner(async (client) =>
      (await client.query<{ slug: string }>(`SELECT slug FROM desk."${table}" ORDER BY id`)).rows.map(
        ({ slug }) => slug,
      ),
    )
  const statements = await slugs('Statement')
  const records = await pairsIn(cluster)
  return {
    cluster,
    writeLog,
    random: randomFrom(seed),
    fields: [
      ...(await slugs('Dispute')).map(disputeField),
      ...statements.slice(0, 4).map(statementField),
      ...records.slice(0, 4).map(recordField),
    ],
    statements,
    fresh: statements.slice(4),
    records,
  }
}
