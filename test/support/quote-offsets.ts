import { expect } from 'vitest'
import { z } from 'zod'
import { deskDb } from '#lib/desk-db.server'

/** Words that stand twice, characters of two units, joined and combined ones, and text that runs the other way. */
export const sourceText = [
  '“We will never raise the fare 😀,” said Rosa. The fare will rise in May.',
  '\t😀😀 क्षि नमस्ते the fare, the fare. Zoe\u0308 said \u202Ethe fare\u202C so.\u2028',
  ' We will never raise the fare 👩‍👩‍👧. The fare will rise in May.',
].join('\n')

/** A record, and three statements of which two are its pair. */
export type Pair = { recordId: string; speaker: string; statementIds: readonly [string, string, string] }

const span = z.object({ start: z.int().nullable(), end: z.int().nullable(), exact: z.string().nullable() })
const passage = span.extend({ id: z.uuid(), statementId: z.uuid() })
const appearance = z.object({
  ...{ start: z.int(), end: z.int(), exact: z.string() },
  ...{ prefix: z.string(), suffix: z.string() },
})
const standingRow = z.object({
  revision: z.int(),
  sides: z.tuple([z.uuid(), z.uuid()]),
  statements: z.array(
    z.object({
      ...{ id: z.uuid(), revision: z.int(), quote: z.string(), context: z.string(), quoteStart: z.int() },
      appearances: z.array(appearance),
    }),
  ),
  ties: z.array(z.object({ id: z.uuid(), ordinal: z.int(), passages: z.array(passage) })),
  notes: z.array(
    z.object({
      ...{ id: z.uuid(), revision: z.int(), body: z.string(), visibility: z.string() },
      resolvedAt: z.string().nullable(),
      targets: z.array(passage),
    }),
  ),
})
export type AnchoredState = z.infer<typeof standingRow>

/** Everything that stands on words, and the words. */
export async function standing({ recordId, statementIds }: Pair): Promise<AnchoredState> {
  const [x, y, other] = statementIds
  const [row] = await deskDb.$queryRaw<{ stands: unknown }[]>`
    WITH s AS (SELECT * FROM desk."Statement" WHERE id IN (${x}::uuid, ${y}::uuid, ${other}::uuid))
    SELECT jsonb_build_object('revision', r.revision, 'sides', jsonb_build_array(r."statementAId", r."statementBId"),
      'statements', (SELECT jsonb_agg(to_jsonb(s) || jsonb_build_object('appearances',
        (SELECT jsonb_agg(to_jsonb(a)) FROM desk."Appearance" a WHERE a."statementId" = s.id)) ORDER BY s.id) FROM s),
      'ties', (SELECT coalesce(jsonb_agg(to_jsonb(t) || jsonb_build_object('passages',
        (SELECT coalesce(jsonb_agg(to_jsonb(p) ORDER BY p.id), '[]') FROM desk."TiePassage" p WHERE p."tieId" = t.id)) ORDER BY t.ordinal), '[]')
        FROM desk."Tie" t WHERE t."recordId" = r.id),
      'notes', (SELECT coalesce(jsonb_agg(to_jsonb(n) || jsonb_build_object('targets',
        (SELECT coalesce(jsonb_agg(to_jsonb(g) ORDER BY g.ordinal), '[]') FROM desk."AnnotationTarget" g
          WHERE g."annotationId" = n.id AND g."statementId" IS NOT NULL)) ORDER BY n.id), '[]')
        FROM desk."Annotation" n WHERE n.id IN (SELECT g."annotationId" FROM desk."AnnotationTarget" g
          WHERE g."recordId" = r.id OR g."statementId" IN (SELECT id FROM s)))) AS stands
    FROM desk."Record" r WHERE r.id = ${recordId}::uuid`
  return standingRow.parse(row?.stands)
}

export const on = (stands: AnchoredState, id: string | null) => {
  const found = stands.statements.find((statement) => statement.id === id)
  if (!found) throw new Error('A passage stands on a statement of another pair.')
  return found
}
/** Where a statement's context begins in its source. */
const contextAt = ({ appearances, quoteStart }: AnchoredState['statements'][number]) =>
  (appearances[0]?.start ?? Number.NaN) - quoteStart

/** R17: every span lies inside its text, and what is kept of it is what stands there. */
export function everySpanHolds(stands: AnchoredState): void {
  for (const { quote, context, quoteStart, appearances } of stands.statements) {
    expect(context.slice(quoteStart, quoteStart + quote.length)).toBe(quote)
    expect(appearances).toHaveLength(1)
    for (const { start, end, exact, prefix, suffix } of appearances) {
      expect(exact).toBe(quote)
      expect(sourceText.slice(start, end)).toBe(exact)
      expect(sourceText.slice(0, start).endsWith(prefix) && sourceText.slice(end).startsWith(suffix)).toBe(
        true,
      )
      expect(sourceText.startsWith(context, start - quoteStart)).toBe(true)
    }
  }
  const passages = [
    ...stands.ties.flatMap((one) => one.passages),
    ...stands.notes.flatMap((one) => one.targets),
  ]
  for (const { statementId, start, end, exact } of passages) {
    if (start === null || end === null) continue
    const { context } = on(stands, statementId)
    expect(start).toBeLessThan(end)
    expect(end).toBeLessThanOrEqual(context.length)
    expect(context.slice(start, end)).toBe(exact)
  }
}

type AnchoredText = { statementId: string | null; start: number | null; exact: string | null }

/** What nobody changed says the same, on the same words of the source: not on others that say so too. */
export function nothingDrifted(
  before: [AnchoredState, AnchoredText],
  after: [AnchoredState, AnchoredText],
): void {
  const [[was, one], [is, other]] = [before, after]
  expect(other.statementId).toBe(one.statementId)
  expect(other.exact).toBe(one.exact)
  const placeOf = (stands: AnchoredState, { statementId, start }: AnchoredText) =>
    start === null ? null : contextAt(on(stands, statementId)) + start
  expect(placeOf(is, other)).toBe(placeOf(was, one))
}
