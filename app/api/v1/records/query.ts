import { z } from 'zod'
import { queryLengthMax } from '#features/publications/filter'
import { dimension, recordStatus } from '#features/records/record'
import { isDay } from '#lib/edtf'
import { exactText } from '#lib/exact-text'
import { parseSlug } from '#lib/identifiers'

const slug = z
  .string()
  .refine((text) => parseSlug(text) !== null, 'is a slug: small letters, digits and hyphens')
  .optional()
const day = z.string().refine(isDay, 'is a day, as in 2019-11-01').optional()

/** Codes in addresses are in lower case, with hyphens. */
const code = <Values extends readonly string[]>(values: Values) => {
  const codes = values.map((value) => value.toLowerCase().replaceAll('_', '-'))
  return z.enum(codes, { error: `is one of ${codes.join(', ')}` }).optional()
}

/** The filters of the front page, but strict: an invalid parameter is an error instead of being ignored. */
export const recordsQuery = z.strictObject({
  q: exactText(queryLengthMax).optional(),
  dispute: slug,
  speaker: slug,
  relayer: slug,
  status: code(recordStatus.options),
  kind: code(dimension.options),
  'said-from': day,
  'said-to': day,
  order: z.enum(['latest', 'number', 'edited'], { error: 'is one of latest, number, edited' }).optional(),
  page: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'is the number of a page: 1, 2, 3 and so on')
    .optional(),
})
