import type { FormAction } from '#components/ui/form-state'
import { type Editor, roleWord } from '#features/editors/editor'
import { can } from '#features/editors/permissions'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { paths } from '#lib/paths'
import { PasswordForm } from './password-form.client'

type Props = { editor: Editor; sessions: number; action: FormAction }

export function AccountPage({ editor, sessions, action }: Props) {
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>
          <bdi>{editor.name}</bdi>
        </h1>
        <span className="label">Signed in as {roleWord(editor.role)}</span>
        <a className="button" href={paths.desk.conflicts()}>
          Your conflicts of interest
        </a>
        {can(editor, 'people:manage') ? (
          <a className="button" href={paths.desk.people()}>
            People
          </a>
        ) : null}
        {can(editor, 'audit:read') ? (
          <a className="button" href={paths.desk.audit()}>
            Audit
          </a>
        ) : null}
      </div>
      <div className="wrap column">
        <p>
          {sessions === 1
            ? 'You are signed in here alone.'
            : `You are signed in ${sessions} times, this browser among them.`}{' '}
          A new password ends every session, this one too: you sign in again with it.
        </p>
        <PasswordForm action={action} idempotencyKey={newIdempotencyKey()} />
      </div>
    </main>
  )
}
