'use client'

import { useId } from 'react'
import { ActionForm } from '#components/ui/action-form.client'
import { describedBy, Field } from '#components/ui/field'
import { FormNotice } from '#components/ui/form-notice'
import type { FormAction } from '#components/ui/form-state'

type Props = { action: FormAction; idempotencyKey: string; revision: number }

const label = 'A picture'
const hint = 'PNG, JPEG or WebP, at most 200 KB. If a code is needed, choose the file again.'

/** A browser never fills in a file again, so it is chosen again after a refusal. */
export function LogoForm({ revision, ...form }: Props) {
  const id = useId()
  const ids = { errorId: `${id}-error`, hintId: `${id}-hint` }
  return (
    <ActionForm {...form} values={{ revision }}>
      {({ state, errors, isPending }) => {
        const error = errors['logo']
        return (
          <>
            <FormNotice state={state} labels={{ logo: label }} isDraftSaved={false} />
            {state.status === 'stale' ? <Stale /> : null}
            <Field id={id} label={label} hint={hint} error={error} ids={ids}>
              <input
                id={id}
                name="logo"
                type="file"
                accept="image/png,image/jpeg,image/webp"
                {...describedBy({ hint, error, ...ids })}
              />
            </Field>
            <button className="button" type="submit" aria-disabled={isPending}>
              {isPending ? 'Saving' : 'Use it as the logo'}
            </button>
          </>
        )
      }}
    </ActionForm>
  )
}

const Stale = () => (
  <p className="banner alert" role="alert" tabIndex={-1}>
    Somebody changed the settings since you read them. Read the page again, then choose the picture again.
  </p>
)
