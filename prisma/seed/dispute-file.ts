import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { dimension, disputeOver, relation, scope } from '#features/records/record'

/** The fields of the demonstration file that the seed reads. Offsets are UTF-16 code units of the article. */
const span = z.object({ start: z.int(), end: z.int() })

const dated = z.object({
  date: z.string().nullable(),
  precision: z.enum(['day', 'on or before', 'not stated', 'month', 'year', 'range', 'vague']),
  phrase_in_source: z.string().nullable(),
  inferred: z.boolean(),
  basis: z.string().nullable(),
})
export type FileDate = z.infer<typeof dated>

const statement = z.object({
  id: z.string(),
  source: z.string(),
  speaker: z.string(),
  wording: z.string(),
  text: z.string(),
  span,
  context: z.string(),
  context_span: span,
  attribution_chain: z.array(z.object({ by: z.string(), verb: z.string() })),
  medium: z.string().nullable(),
  addressee: z.string().nullable(),
  said: dated,
  about: dated,
  gloss: z.string().nullable(),
  note: z.string().nullable(),
  act: z.enum(['ASSERTED', 'DENIED', 'QUALIFIED', 'ASKED']),
})
export type FileStatement = z.infer<typeof statement>

const passage = z.object({
  statement: z.string(),
  text: z.string(),
  start_in_context: z.int(),
  end_in_context: z.int(),
})

const contradiction = z.object({
  no: z.int(),
  slug: z.string(),
  they_disagree_about: z.string(),
  suggested_status: z.enum(['Open', 'Answered', 'Reconciled', 'Withdrawn']),
  status_note: z.string().nullable(),
  statements: z.object({ a: z.string(), b: z.string() }),
  summary: z.string(),
  ties: z.array(z.object({ subject: z.string(), a: passage, b: passage })),
  both_could_be_true_if: z.string(),
  what_would_settle_it: z.string().nullable(),
  editor_notes: z.array(
    z.object({ anchor: z.object({ statement: z.string(), text: z.string() }), note: z.string() }),
  ),
  scope: z.object({ event: scope, people: scope, time: scope, conditions: scope }),
  both_can_be_true: z.boolean(),
  both_could_be_false: z.boolean().nullable(),
  dispute_over: disputeOver,
  relation,
  dimensions: z.array(dimension),
})
export type FileRecord = z.infer<typeof contradiction>

const file = z.object({
  dispute: z.object({
    slug: z.string(),
    title: z.string(),
    question: z.string(),
    summary: z.string(),
    as_of: z.string(),
  }),
  sources: z.array(
    z.object({
      id: z.string(),
      publisher: z.string(),
      headline: z.string(),
      byline: z.string().nullable(),
      dateline: z.string(),
      published: z.string().nullable(),
      updated: z.string(),
      language: z.string(),
      sha256: z.string(),
      headline_span: span.extend({ text: z.string() }),
    }),
  ),
  speakers: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      type: z.string(),
      role_as_reported: z.array(z.object({ source: z.string(), text: z.string() })),
    }),
  ),
  statements: z.array(statement),
  contradictions: z.array(contradiction),
  pairs_to_judge: z.array(z.object({ a: z.string(), b: z.string(), suggestion: z.string() })),
})
export type DisputeFile = z.infer<typeof file>

export function readDisputeFile(): DisputeFile {
  return file.parse(JSON.parse(readFileSync(new URL('statements.json', import.meta.url), 'utf8')))
}
