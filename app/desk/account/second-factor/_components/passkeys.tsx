import { PasskeyTimes } from '#components/shell/passkey-times'
import { ButtonForm } from '#components/ui/button-form.client'
import type { FormAction } from '#components/ui/form-state'
import type { deskSecondFactor } from '#features/editors/queries.server'
import { newIdempotencyKey } from '#lib/idempotency-key'
import styles from './second-factor.module.css'

type Passkey = Awaited<ReturnType<typeof deskSecondFactor>>['passkeys'][number]

export function Passkeys({ passkeys, remove }: { passkeys: readonly Passkey[]; remove: FormAction }) {
  if (passkeys.length === 0) return null
  return (
    <ul className={styles.passkeys} aria-label="Passkeys">
      {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
        <li key={id}>
          <div>
            <strong>
              <bdi>{name}</bdi>
            </strong>{' '}
            <PasskeyTimes createdAt={createdAt} lastUsedAt={lastUsedAt} />
          </div>
          <ButtonForm action={remove} values={{ id }} idempotencyKey={newIdempotencyKey()}>
            Remove
            <span className="visually-hidden">
              {' '}
              the passkey <bdi>{name}</bdi>
            </span>
          </ButtonForm>
        </li>
      ))}
    </ul>
  )
}
