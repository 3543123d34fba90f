import { z } from 'zod'
import {
  codes,
  filterParameters,
  type FilterValues,
  orders,
  pageNumber,
  queryLengthMax,
} from '#features/publications/filter'
import { statusLabels } from '#features/records/record'
import { exactText } from '#lib/exact-text'

const spelled = ({ parse, spell, rule }: FilterValues) =>
  z
    .string()
    .refine((text) => {
      const value = parse(text)
      return value !== null && spell(value) === text
    }, rule)
    .optional()

/** The filters of the front page, but strict: an invalid parameter is an error instead of being ignored. */
export const recordsQuery = z.strictObject({
  q: exactText(queryLengthMax).optional(),
  ...Object.fromEntries(filterParameters.map((parameter) => [parameter.name, spelled(parameter)])),
  // The list contains no withdrawn record.
  status: spelled(codes(statusLabels)),
  order: z.enum(orders, { error: `is one of ${orders.join(', ')}` }).optional(),
  page: z.string().regex(pageNumber, 'is the number of a page: 1, 2, 3 and so on').optional(),
})
