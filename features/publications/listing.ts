import { z } from 'zod'
import { recordStatus } from '#features/records/record'
import { wording } from '#features/statements/statement'

/** A run of words of an extract; marked when a tie passes through it. */
const run = z.strictObject({ text: z.string(), marked: z.boolean() })

const side = z.strictObject({
  slug: z.string(),
  speaker: z.strictObject({ slug: z.string(), name: z.string() }),
  /** What stands after the name: "reported 2 Nov 2019", "headline, 2 Nov 2019". */
  byline: z.string(),
  wording,
  /** The words in conflict, whole clauses of the quotation; chosen by extractOf, never cut by CSS. */
  extract: z.array(run),
  language: z.string(),
  saidOn: z.string().nullable(),
  publishedOn: z.string().nullable(),
})
export type RowSide = z.infer<typeof side>

/** One line of a list of records: both sides, never one alone. */
export const recordRow = z.strictObject({
  number: z.int(),
  slug: z.string(),
  subject: z.string(),
  status: recordStatus,
  withItself: z.boolean(),
  a: side,
  b: side,
})
export type RecordRow = z.infer<typeof recordRow>
