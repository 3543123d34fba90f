import { expect } from 'vitest'
import { z } from 'zod'
import { openDispute } from '#features/disputes/commands.server'
import type { Editor } from '#features/editors/editor'
import { pairStatements } from '#features/records/commands.server'
import { captureStatement } from '#features/statements/capture.server'
import { statementDraft } from '#features/statements/schema'
import { deskDb } from '#lib/desk-db.server'
import { aSource, aSpeaker } from './factories'

/** Repeated text, surrogate pairs, joined and combining characters, and right-to-left text. */
export const sourceText = [
  '“We will never raise the fare 😀,” said Rosa. The fare will rise in May.',
  '\t😀😀 क्षि नमस्ते the fare, the fare. Zoe\u0308 said \u202Ethe fare\u202C so.\u2028',
  ' We will never raise the fare 👩‍👩‍👧. The fare will rise in May.',
].join('\n')

/** A record with its pair, and a third statement outside the pair. */
export type Pair = { recordId: string; speaker: string; statementIds: readonly [string, string, string] }

const quotes = ['We will never raise the fare 😀', 'The fare will rise in May.', 'क्षि नमस्ते the fare']
const statementFields = { language: 'en', wording: 'VERBATIM', act: 'ASSERTED', said: {}, about: {} }
const dispute = { title: 'The fare', question: 'Will it rise?', summary: 'Two answers.', topics: [] }
const asOf = '2019-11-12'

/** Returns a function that creates records with one source and one dispute, each with its own speaker. */
export async function pairFactory(editor: Editor): Promise<() => Promise<Pair>> {
  const { snapshotId } = await aSource(editor, sourceText)
  const { id: disputeId } = await openDispute(editor, { ...dispute, asOf })
  let people = 0
  return async () => {
    const speaker = `Rosa ${++people}`
    const speakerId = await aSpeaker(editor, speaker)
    const captured = []
    for (const quote of quotes) {
      const span = { snapshotId, quote, quoteAt: sourceText.indexOf(quote), context: quote, contextAt: null }
      const draft = { ...span, ...statementFields, attribution: [{ speakerId }] }
      captured.push((await captureStatement(editor, statementDraft.parse(draft))).id)
    }
    const [x = '', y = '', other = ''] = captured
    const pairing = { disputeId, statementIds: [x, y] as [string, string], subject: 'the fare', slug: null }
    const { id } = await pairStatements(editor, { ...pairing, asOf })
    return { recordId: id, speaker, statementIds: [x, y, other] as const }
  }
}

const span = z.object({ start: z.int().nullable(), end: z.int().nullable(), exact: z.string().nullable() })
const passage = span.extend({ id: z.uuid(), statementId: z.uuid() })
const appearance = z.object({
  ...{ start: z.int(), end: z.int(), exact: z.string() },
  ...{ prefix: z.string(), suffix: z.string() },
})
const anchoredState = z.object({
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
export type AnchoredState = z.infer<typeof anchoredState>

/** Loads every span of a record and the texts it refers to. */
export async function loadAnchoredState({ recordId, statementIds }: Pair): Promise<AnchoredState> {
  const [x, y, other] = statementIds
  const [row] = await deskDb.$queryRaw<{ state: unknown }[]>`
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
          WHERE g."recordId" = r.id OR g."statementId" IN (SELECT id FROM s)))) AS state
    FROM desk."Record" r WHERE r.id = ${recordId}::uuid`
  return anchoredState.parse(row?.state)
}

export const statementOf = (state: AnchoredState, id: string | null) => {
  const statement = state.statements.find(({ id: other }) => other === id)
  if (!statement) throw new Error('A passage refers to a statement outside this pair.')
  return statement
}
/** Offset of a statement's context in its source. */
const contextOffset = ({ appearances, quoteStart }: AnchoredState['statements'][number]) =>
  (appearances[0]?.start ?? Number.NaN) - quoteStart

/** R17: every span lies inside its text and stores exactly the text at its offsets. */
export function expectExactSpans(state: AnchoredState): void {
  for (const { quote, context, quoteStart, appearances } of state.statements) {
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
    ...state.ties.flatMap(({ passages }) => passages),
    ...state.notes.flatMap(({ targets }) => targets),
  ]
  for (const { statementId, start, end, exact } of passages) {
    if (start === null || end === null) continue
    const { context } = statementOf(state, statementId)
    expect(start).toBeLessThan(end)
    expect(end).toBeLessThanOrEqual(context.length)
    expect(context.slice(start, end)).toBe(exact)
  }
}

type PassageSpan = { statementId: string | null; start: number | null; exact: string | null }

/** An unedited passage has the same text and source offset as before; equal text elsewhere does not count. */
export function expectSamePassage(
  before: [AnchoredState, PassageSpan],
  after: [AnchoredState, PassageSpan],
): void {
  const [[stateBefore, spanBefore], [stateAfter, spanAfter]] = [before, after]
  expect(spanAfter.statementId).toBe(spanBefore.statementId)
  expect(spanAfter.exact).toBe(spanBefore.exact)
  const sourceOffset = (state: AnchoredState, { statementId, start }: PassageSpan) =>
    start === null ? null : contextOffset(statementOf(state, statementId)) + start
  expect(sourceOffset(stateAfter, spanAfter)).toBe(sourceOffset(stateBefore, spanBefore))
}
