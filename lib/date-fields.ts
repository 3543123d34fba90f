import { z } from 'zod'
import { isDay, parseEdtf } from './edtf'
import { isBlank, readTypedDate, readTypedDay, type TypedDate, typedDateOf } from './typed-date'

/** A stored date, in EDTF. */
export const edtfText = z.string().refine((text) => parseEdtf(text) !== null, 'This is not a date in EDTF.')
/** A stored calendar day. */
export const dayText = z.string().refine(isDay, 'This is not a day as in 2019-11-12.')

type Payload = z.core.ParsePayload<string>

/** The date that was typed, or an issue with the reason why it is none. */
function decoded({ edtf, error }: TypedDate, { issues, value }: Payload): string {
  if (edtf !== undefined) return edtf
  issues.push({ code: 'custom', input: value, message: error })
  return z.NEVER
}

/** A date in any form that an editor types or pastes; empty means: not stated. */
export const dateField = z.codec(z.string(), edtfText.nullable(), {
  decode: (typed, payload) => (isBlank(typed) ? null : decoded(readTypedDate(typed), payload)),
  encode: (edtf) => (edtf === null ? '' : typedDateOf(edtf)),
})

/** A calendar day, typed in any form. */
export const dayField = z.codec(z.string(), dayText, {
  decode: (typed, payload) => decoded(readTypedDay(typed), payload),
  encode: (day) => day,
})

/** A calendar day, typed in any form; empty means: none. */
export const optionalDayField = z.codec(z.string(), dayText.nullable(), {
  decode: (typed, payload) => (isBlank(typed) ? null : decoded(readTypedDay(typed), payload)),
  encode: (day) => day ?? '',
})
