'use client'

import { ActionForm } from '#components/ui/action-form.client'
import { FormNotice } from '#components/ui/form-notice'
import type { FormAction } from '#components/ui/form-state'
import { NewPasswordFields } from '#components/ui/new-password-fields.client'
import { SecretField } from '#components/ui/secret-field.client'
import { newPasswordHint } from '#features/editors/password'

type Props = { action: FormAction; idempotencyKey: string }

const labels = { current: 'Password you have now', chosen: 'New password', again: 'New password again' }

export function PasswordForm(props: Props) {
  return (
    <ActionForm {...props}>
      {({ state, errors, isPending }) => (
        <>
          <FormNotice state={state} labels={labels} isDraftSaved={false} />
          <SecretField
            name="current"
            label={labels.current}
            complete="current-password"
            error={errors['current']}
          />
          <NewPasswordFields labels={labels} hint={newPasswordHint} errors={errors} />
          <button className="button primary" type="submit" aria-disabled={isPending}>
            {isPending ? 'Changing' : 'Change it'}
          </button>
        </>
      )}
    </ActionForm>
  )
}
