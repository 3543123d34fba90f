import { Instant } from '#components/shell/instant'
import type { ReactNode } from 'react'
import { ButtonForm } from '#components/ui/button-form.client'
import type { FormAction } from '#components/ui/form-state'
import { roleWord } from '#features/editors/editor'
import { can } from '#features/editors/permissions'
import type { deskSecondFactor, OwnSession } from '#features/editors/queries.server'
import type { SessionEditor } from '#features/editors/session.server'
import { idleMinutes, sessionHours } from '#features/editors/session'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { paths } from '#lib/paths'
import { PasskeyTimes } from '#components/shell/passkey-times'
import styles from './account.module.css'
import { PasswordForm } from './password-form.client'
import { SessionRow } from './session-row'

type AccountActions = Record<'change' | 'endSession' | 'endOthers', FormAction>
type Factor = Awaited<ReturnType<typeof deskSecondFactor>>

type Props = {
  editor: SessionEditor
  sessions: readonly OwnSession[]
  factor: Factor
  actions: AccountActions
}

export function AccountPage({ editor, sessions, factor, actions }: Props) {
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>
          <bdi>{editor.name}</bdi>
        </h1>
        <span className="label">Signed in as {roleWord(editor.role)}</span>
        {editor.isFactorOverdue ? null : <Links editor={editor} />}
      </div>
      <div className={`wrap ${styles.account}`}>
        <Part
          name="Second factor"
          about="A passkey or a code of your phone beside the password. Publishers and admins need one within seven days, and nobody withdraws a record or changes people without one."
        >
          {editor.isFactorOverdue ? (
            <p className="banner">
              Your role needs a second factor, and its seven days are over. Set one up, and the desk is open
              again.
            </p>
          ) : null}
          <FactorSummary factor={factor} />
        </Part>
        <Part
          name="Sessions"
          about={`A session ends after ${idleMinutes} minutes without use, and after ${sessionHours} hours. Drafts stay in the browser.`}
        >
          <ul className={styles.list}>
            {sessions.map((session) => (
              <SessionRow key={session.id} session={session} action={actions.endSession} />
            ))}
          </ul>
          {sessions.length > 1 ? (
            <ButtonForm action={actions.endOthers} values={{}} idempotencyKey={newIdempotencyKey()}>
              End all others
            </ButtonForm>
          ) : null}
        </Part>
        <Part
          name="Password"
          about="A new password ends every session, this one too: you sign in again with it."
        >
          <PasswordForm action={actions.change} idempotencyKey={newIdempotencyKey()} />
        </Part>
        <Part
          name="Personal data"
          about="Everything that is stored about your account, as a JSON file. Passwords and secrets are not in it."
        >
          <a className="button" href={paths.desk.personData(editor.id)} download>
            Download it
          </a>
        </Part>
      </div>
    </main>
  )
}

function Links({ editor }: { editor: SessionEditor }) {
  return (
    <>
      <a className="button" href={paths.desk.conflicts()}>
        Your conflicts of interest
      </a>
      {can(editor, 'people:manage') ? (
        <a className="button" href={paths.desk.people()}>
          People
        </a>
      ) : null}
      {can(editor, 'settings:manage') ? (
        <a className="button" href={paths.desk.settings()}>
          Settings
        </a>
      ) : null}
      {can(editor, 'audit:read') ? (
        <a className="button" href={paths.desk.audit()}>
          Audit
        </a>
      ) : null}
    </>
  )
}

/** What it is on the left, its name in the middle, the thing on the right. */
function Part({ name, about, children }: { name: string; about: string; children: ReactNode }) {
  const id = `part-${name.toLowerCase().replaceAll(' ', '-')}`
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      <p>{about}</p>
      <div>{children}</div>
    </section>
  )
}

function FactorSummary({ factor: { confirmedAt, codesLeft, passkeys, hasFactor } }: { factor: Factor }) {
  return (
    <>
      {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
        <p key={id}>
          <strong>
            Passkey “<bdi>{name}</bdi>”
          </strong>{' '}
          <PasskeyTimes createdAt={createdAt} lastUsedAt={lastUsedAt} />
        </p>
      ))}
      <p>
        <strong>Authenticator app</strong>{' '}
        <span className="label">
          {confirmedAt === null ? (
            'not set up'
          ) : (
            <>
              set up <Instant at={confirmedAt} />
            </>
          )}
        </span>
      </p>
      {hasFactor ? (
        <p>
          <strong>Recovery codes</strong> <span className="label">{codesLeft} of 10 left</span>
        </p>
      ) : null}
      <a className={hasFactor ? 'button' : 'button primary'} href={paths.desk.secondFactor()}>
        {hasFactor ? 'Change it' : 'Set it up'}
      </a>
    </>
  )
}
