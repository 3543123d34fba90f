import { z } from 'zod'
import { edtfBounds } from '#lib/edtf'
import { exactText, words } from '#lib/exact-text'
import { proximity, snapshotKind, sourceKind } from './source'

const edtfDate = words(60).refine(
  (text) => edtfBounds(text) !== null,
  'Give a day, month or year, or choose “Date not stated”.',
)

export const sourceDraft = z.strictObject({
  kind: sourceKind,
  url: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  title: words(500),
  dateline: words(200).nullable().default(null),
  publisher: words(200),
  byline: words(200).nullable().default(null),
  language: z.stringFormat('language tag', /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  published: edtfDate.nullable(),
  updated: edtfDate.nullable().default(null),
  proximity: proximity.default('DERIVATIVE'),
  snapshot: z.strictObject({
    kind: snapshotKind,
    text: exactText(2_000_000),
    /** Of the whole text, when this is an excerpt of it. */
    originalSha256: z
      .stringFormat('SHA-256', /^[0-9a-f]{64}$/)
      .nullable()
      .default(null),
  }),
})
export type SourceDraft = z.infer<typeof sourceDraft>
