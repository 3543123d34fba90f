'use client'

import { ActionForm } from '#components/ui/action-form.client'
import { TextField } from '#components/ui/fields.client'
import { FormContext } from '#components/ui/form-context.client'
import { FormNotice } from '#components/ui/form-notice'
import type { FormAction, Values } from '#components/ui/form-state'

type Props = { action: FormAction; idempotencyKey: string; id: string; email: string }

const nothing: Values = {}
const label = 'Mail address of the account'

/** It saves no draft: a confirmation is typed each time. */
export function EraseForm({ id, email, ...form }: Props) {
  return (
    <ActionForm {...form} values={{ id }}>
      {({ state, answer, errors, isPending }) => (
        <>
          <FormNotice state={state} labels={{ address: label }} isDraftSaved={false} outcome="Not erased" />
          <FormContext key={answer?.key ?? ''} value={{ values: answer?.values ?? nothing, errors }}>
            <TextField
              name="address"
              label={label}
              hint={`Type ${email} to confirm that this account is meant.`}
              maxLength={254}
              required
            />
          </FormContext>
          <button className="button" type="submit" aria-disabled={isPending}>
            {isPending ? 'Erasing' : 'Erase for good'}
          </button>
        </>
      )}
    </ActionForm>
  )
}
