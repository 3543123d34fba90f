'use client'

import { ActionForm } from '#components/ui/action-form.client'
import { FormNotice } from '#components/ui/form-notice'
import type { FormAction } from '#components/ui/form-state'
import { SecretField } from '#components/ui/secret-field.client'
import { newPasswordHint } from '#features/editors/password'

type Props = { action: FormAction; idempotencyKey: string; email: string; name: string }

const labels = { chosen: 'New password', again: 'New password again' }

export function NewPasswordForm({ email, name, ...form }: Props) {
  return (
    <ActionForm {...form} className="sign-in">
      {({ state, errors, isPending }) => (
        <>
          <FormNotice state={state} labels={labels} isDraftSaved={false} />
          <p>
            <bdi>{name}</bdi>, <bdi>{email}</bdi>
          </p>
          {/* A password manager stores the password under this address. */}
          <input type="hidden" autoComplete="username" value={email} readOnly />
          <SecretField
            name="chosen"
            label={labels.chosen}
            complete="new-password"
            hint={newPasswordHint}
            error={errors['chosen']}
          />
          <SecretField name="again" label={labels.again} complete="new-password" error={errors['again']} />
          <button className="button primary" type="submit" aria-disabled={isPending}>
            {isPending ? 'Setting it' : 'Set it'}
          </button>
        </>
      )}
    </ActionForm>
  )
}
