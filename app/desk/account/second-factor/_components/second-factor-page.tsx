import { Instant } from '#components/shell/instant'
import type { FormAction } from '#components/ui/form-state'
import type { deskSecondFactor } from '#features/editors/queries.server'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { paths } from '#lib/paths'
import { AddPasskeyForm } from './add-passkey-form.client'
import { CodesForm } from './codes-form.client'
import { Passkeys } from './passkeys'
import { QrCode } from './qr-code'
import { RemoveForm } from './remove-form.client'
import { StartForm } from './start-form.client'
import styles from './second-factor.module.css'

type Factor = Awaited<ReturnType<typeof deskSecondFactor>>

type Props = {
  factor: Factor
  isOverdue: boolean
  actions: Record<'start' | 'confirm' | 'renew' | 'remove' | 'passkey' | 'removePasskey', FormAction>
}

/** Without script the page is rendered again after each form, so the two forms that show codes keep their places. */
export function SecondFactorPage({ factor, isOverdue, actions }: Props) {
  const { confirmedAt, enrolment, passkeys, hasFactor } = factor
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>Second factor</h1>
        <a className="button" href={paths.desk.account()}>
          Your account
        </a>
      </div>
      <div className={`wrap column ${styles.page}`}>
        {isOverdue ? (
          <p className="banner">Your role needs a second factor. Set one up, and the desk is open again.</p>
        ) : null}
        {confirmedAt === null ? (
          <p>
            An authenticator app on your phone shows a code of six digits that changes every 30 seconds. You
            give it, or use a passkey, after your password, and before you withdraw a record or change people.
          </p>
        ) : (
          <p>
            Your authenticator app was set up on <Instant at={confirmedAt} />.
          </p>
        )}
        {hasFactor ? <p>{factor.codesLeft} of 10 recovery codes are left.</p> : null}
        <Passkeys passkeys={passkeys} remove={actions.removePasskey} />
        <CodesForm
          key="confirm"
          action={actions.confirm}
          idempotencyKey={newIdempotencyKey()}
          kind="confirm"
          isOffered={enrolment !== null}
        >
          {enrolment === null ? null : <Enrolment {...enrolment} />}
        </CodesForm>
        <CodesForm
          key="renew"
          action={actions.renew}
          idempotencyKey={newIdempotencyKey()}
          kind="renew"
          isOffered={hasFactor}
        />
        <AddPasskeyForm
          key="passkey"
          action={actions.passkey}
          idempotencyKey={newIdempotencyKey()}
          isFirst={!hasFactor}
        />
        {confirmedAt === null ? (
          <StartForm
            action={actions.start}
            idempotencyKey={newIdempotencyKey()}
            isAgain={enrolment !== null}
          />
        ) : (
          <RemoveForm action={actions.remove} idempotencyKey={newIdempotencyKey()} />
        )}
      </div>
    </main>
  )
}

function Enrolment({ uri, secret }: { uri: string; secret: string }) {
  return (
    <>
      <h2>Add it to your app</h2>
      <div className={styles.enrolment}>
        <QrCode text={uri} />
        <div>
          <p>Scan this picture with the app, or type the secret into it:</p>
          <p>
            <code className={styles.secret}>{secret.replaceAll(/.{4}(?=.)/g, '$& ')}</code>
          </p>
          <p>
            <a href={uri}>Open it in an app on this device</a>
          </p>
        </div>
      </div>
    </>
  )
}
