import { z } from 'zod'
import { dateField, edtfText } from '#lib/date-fields'
import { edtfBounds } from '#lib/edtf'
import { exactText, nonEmptyText } from '#lib/exact-text'
import { isWebAddress } from '#lib/web-address'
import { encodeForm, integerField, optionalField, trimmedField } from '#lib/form'
import { languageField, storedLanguage } from '#lib/language'
import { proximity, snapshotKind, sourceKind } from './source'

/**
 * An address is stored as typed, without white space around it. Parsing would remove white space inside it, so that is
 * refused.
 */
const address = exactText(2000)
  .refine((typed) => !/[\s\p{Cc}]/u.test(typed), 'An address has no white space in it.')
  .pipe(z.url({ protocol: /^https?$/, error: 'Give an address that begins with https:// or http://.' }))
  .refine(isWebAddress, 'Give the address without a name and a password.')
export const sourceDraft = z.strictObject({
  kind: sourceKind,
  url: address.nullable().default(null),
  title: nonEmptyText(500),
  dateline: nonEmptyText(200).nullable().default(null),
  publisher: nonEmptyText(200),
  byline: nonEmptyText(200).nullable().default(null),
  language: storedLanguage,
  published: edtfText.nullable(),
  updated: edtfText.nullable().default(null),
  proximity: proximity.default('DERIVATIVE'),
  snapshot: z.strictObject({
    kind: snapshotKind,
    text: exactText(2_000_000),
    /** SHA-256 of the whole text, if this text is an excerpt. */
    originalSha256: z
      .stringFormat('SHA-256', /^[0-9a-f]{64}$/)
      .nullable()
      .default(null),
  }),
})
export type SourceDraft = z.infer<typeof sourceDraft>

/** The longest text of a source, in UTF-16 units. A long article in any script fits, and the form stays below 1 MiB. */
export const textLengthMax = 300_000

export const sourceFields = {
  kind: sourceKind,
  url: trimmedField(optionalField(address)),
  title: nonEmptyText(500),
  dateline: optionalField(nonEmptyText(200)),
  publisher: nonEmptyText(200),
  byline: optionalField(nonEmptyText(200)),
  language: languageField,
  published: dateField,
  updated: dateField,
  proximity,
}
const fields = z.strictObject(sourceFields)

/** A date that is open on either side breaks no order. */
export function isInOrder({
  published,
  updated,
}: {
  published: string | null
  updated: string | null
}): boolean {
  const [first, last] = [edtfBounds(published ?? '')?.min ?? null, edtfBounds(updated ?? '')?.max ?? null]
  return first === null || last === null || first <= last
}
export const inOrder = { path: ['updated'], message: 'It was not updated before it was published.' }

export const sourceForm = z
  .strictObject({ ...fields.shape, snapshotKind, text: nonEmptyText(textLengthMax) })
  .refine(isInOrder, inOrder)
  .transform(({ snapshotKind: kind, text, ...draft }): SourceDraft => ({
    ...draft,
    snapshot: { kind, text, originalSha256: null },
  }))

export const sourceEditForm = z
  .strictObject({
    ...fields.shape,
    id: z.uuid(),
    revision: integerField,
    reason: optionalField(nonEmptyText(500)),
  })
  .refine(isInOrder, inOrder)
export type SourceEdit = z.infer<typeof sourceEditForm>

/** A source as the values of its form. */
export const sourceValues = (source: z.output<typeof fields>) => encodeForm(fields, source)
