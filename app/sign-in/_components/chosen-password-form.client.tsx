'use client'

import { ActionForm } from '#components/ui/action-form.client'
import { FormNotice } from '#components/ui/form-notice'
import type { FormAction } from '#components/ui/form-state'
import { NewPasswordFields } from '#components/ui/new-password-fields.client'
import { newPasswordHint } from '#features/editors/password'

type Props = {
  action: FormAction
  idempotencyKey: string
  values?: Readonly<Record<string, string>>
  email: string
  name: string
  labels: { chosen: string; again: string }
  /** The label of the button, also while it is pressed. */
  submit: string
  pending: string
}

/** Chooses the password of an account that a link opened. */
export function ChosenPasswordForm({ email, name, labels, submit, pending, ...form }: Props) {
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
          <NewPasswordFields labels={labels} hint={newPasswordHint} errors={errors} />
          <button className="button primary" type="submit" aria-disabled={isPending}>
            {isPending ? pending : submit}
          </button>
        </>
      )}
    </ActionForm>
  )
}
