import type { Metadata } from 'next'
import { ChosenPasswordForm } from '#app/sign-in/_components/chosen-password-form.client'
import { openInvitation } from '#features/editors/people.server'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { accept } from './actions'

export const metadata: Metadata = { title: 'Your invitation', robots: { index: false } }

export default async function Page({ params }: PageProps<'/sign-in/invitation/[token]'>) {
  const { token } = await params
  const invitation = await openInvitation(token)
  return (
    <div className="cols">
      <div className="col-left">
        <h1>Your invitation</h1>
        <p>
          {invitation
            ? 'Choose a password. You sign in with it and with this address.'
            : 'This invitation was used or taken back, or its 48 hours are over. Ask for a new one.'}
        </p>
      </div>
      <div className="col-main" />
      <div className="col-right">
        {invitation ? (
          <ChosenPasswordForm
            action={accept}
            values={{ token }}
            idempotencyKey={newIdempotencyKey()}
            {...invitation}
            labels={{ chosen: 'Password', again: 'Password again' }}
            submit="Make my account"
            pending="Making your account"
          />
        ) : null}
      </div>
    </div>
  )
}
