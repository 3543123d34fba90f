import type { Metadata } from 'next'
import { ChosenPasswordForm } from '#app/sign-in/_components/chosen-password-form.client'
import { readResetToken } from '#app/session-cookie'
import { linkEnded } from '#features/editors/password-reset'
import { openReset } from '#features/editors/password-reset.server'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { paths } from '#lib/paths'
import { choose } from './actions'

export const metadata: Metadata = { title: 'New password', robots: { index: false } }

export default async function Page() {
  const token = await readResetToken()
  const account = token === undefined ? null : await openReset(token)
  return (
    <div className="cols">
      <div className="col-left">
        <h1>New password</h1>
        <p>
          {account
            ? 'Choose a new password. It ends every session of the account, and you sign in with it.'
            : linkEnded}
        </p>
      </div>
      <div className="col-main" />
      <div className="col-right">
        {account ? (
          <ChosenPasswordForm
            action={choose}
            idempotencyKey={newIdempotencyKey()}
            {...account}
            labels={{ chosen: 'New password', again: 'New password again' }}
            submit="Set it"
            pending="Setting it"
          />
        ) : (
          <a className="button" href={paths.forgottenPassword()}>
            Send another link
          </a>
        )}
      </div>
    </div>
  )
}
