'use client'

import { useRef } from 'react'
import { TextField } from '#components/ui/fields.client'
import { useFormValues } from '#components/ui/form-context.client'
import { formatEdtfInSentence } from '#lib/dates'
import { isBlank, readTypedDate, readTypedDay, typedDateMax } from '#lib/typed-date'

type Props = { name: string; label: string; required?: boolean; isDay?: boolean }

/** A date typed in any form. Its hint shows how the server will read it. */
export function DateField({ isDay = false, ...field }: Props) {
  const place = useRef<HTMLSpanElement>(null)
  const typed = useFormValues(place)[field.name] ?? ''
  const { edtf } = isDay ? readTypedDay(typed) : readTypedDate(typed)
  const example = isDay
    ? 'A day, as “12 November 2019”.'
    : 'As “2 Nov 2019”, “May 2019”, “2019”, “on or before 2 Nov 2019”. Empty: not stated.'
  const hint = edtf === undefined || isBlank(typed) ? example : `Read as ${formatEdtfInSentence(edtf)}.`
  return <TextField {...field} maxLength={typedDateMax} hint={<span ref={place}>{hint}</span>} />
}
