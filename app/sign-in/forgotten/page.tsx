import type { Metadata } from 'next'
import { smtpServer } from '#features/mail/smtp-settings'
import { env } from '#lib/env'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { paths } from '#lib/paths'
import { ForgottenForm } from './_components/forgotten-form.client'
import { request } from './actions'

export const metadata: Metadata = { title: 'Forgotten password', robots: { index: false } }

export default function Page() {
  const isMailSent = smtpServer(env) !== null
  return (
    <div className="cols">
      <div className="col-left">
        <h1>Forgotten password</h1>
        <p>
          {isMailSent
            ? 'Give the address of your account. A link to choose a new password goes to it by mail.'
            : 'This site sends no mail, so no link can come to you.'}
        </p>
      </div>
      <div className="col-main" />
      <div className="col-right">
        {isMailSent ? (
          <ForgottenForm action={request} idempotencyKey={newIdempotencyKey()} />
        ) : (
          <p>
            Turn to an admin of this desk. The person who runs the server sets a new password there, with{' '}
            <code>npm run editor:create -- --email … --reset-password</code>.
          </p>
        )}
        <p>
          <a className="button bare" href={paths.signIn()}>
            Sign in
          </a>
        </p>
      </div>
    </div>
  )
}
