'use client'

import type { Values } from './form-state'
import { SecretField } from './secret-field.client'

type Props = { labels: { chosen: string; again: string }; hint: string; errors: Values }

/** A new password, typed twice. */
export function NewPasswordFields({ labels, hint, errors }: Props) {
  return (
    <>
      <SecretField
        name="chosen"
        label={labels.chosen}
        complete="new-password"
        hint={hint}
        error={errors['chosen']}
      />
      <SecretField name="again" label={labels.again} complete="new-password" error={errors['again']} />
    </>
  )
}
