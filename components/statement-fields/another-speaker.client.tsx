'use client'

import { CheckField } from '#components/ui/fields.client'
import { useField } from '#components/ui/form-context.client'

/** Creates a new speaker although another has a similar name. Shown once the field `errorOf` has an error. */
export function AnotherSpeakerField({ name, errorOf }: { name: string; errorOf: string }) {
  const { error } = useField(errorOf)
  const { value } = useField(name)
  if (error === undefined && value === '') return null
  return <CheckField name={name} label="Another speaker than the one on file" />
}
