import type pg from 'pg'
import type { Subject, LoggedWrite } from './write-log'

/** All current texts of a subject and of its parts. */
const heads: Record<Subject, string> = {
  dispute: `SELECT slug AS name, summary AS text FROM desk."Dispute"`,
  statement: `SELECT slug AS name, coalesce(gloss, '') AS text FROM desk."Statement"`,
  record: `SELECT number::text AS name, summary AS text FROM desk."Record"`,
  tie: `SELECT r.number::text AS name, string_agg(t.label, ' ') AS text
    FROM desk."Tie" t JOIN desk."Record" r ON r.id = t."recordId" GROUP BY 1`,
  evidence: `SELECT r.number::text AS name, string_agg(e.note, ' ') AS text
    FROM desk."Evidence" e JOIN desk."Record" r ON r.id = e."recordId" GROUP BY 1`,
  annotation: `SELECT r.number::text AS name, string_agg(n.body, ' ') AS text
    FROM desk."Annotation" n JOIN desk."AnnotationTarget" a ON a."annotationId" = n.id
    JOIN desk."Record" r ON r.id = a."recordId" GROUP BY 1`,
}

/** A token must be present exactly once if acknowledged, never if refused, at most once if interrupted. */
export async function lostWrites(client: pg.Client, writes: readonly LoggedWrite[]): Promise<string[]> {
  const losses: string[] = []
  for (const [subject, query] of Object.entries(heads)) {
    const { rows } = await client.query<{ name: string; text: string }>(query)
    const texts = new Map(rows.map(({ name, text }) => [name, text]))
    for (const { name, token, kind } of writes.filter((write) => write.subject === subject)) {
      const times = (texts.get(name) ?? '').split(token).length - 1
      const isRight = kind === 'saved' ? times === 1 : kind === 'unknown' ? times <= 1 : times === 0
      if (!isRight) losses.push(`${subject} ${name}: ${token}, ${kind}, stands ${times} times`)
    }
  }
  return losses
}
