import { Instant } from '#components/shell/instant'
import { ButtonForm } from '#components/ui/button-form.client'
import type { FormAction } from '#components/ui/form-state'
import type { OwnSession } from '#features/editors/queries.server'
import { newIdempotencyKey } from '#lib/idempotency-key'

export function SessionRow({ session, action }: { session: OwnSession; action: FormAction }) {
  const { id, network, browser, createdAt, lastSeenAt, isCurrent } = session
  const name = browser ?? 'A browser that did not name itself'
  return (
    <li>
      <div>
        <strong>{isCurrent ? 'This browser' : <bdi>{name}</bdi>}</strong>
        <span className="label">
          {isCurrent ? (
            <>
              <bdi>{name}</bdi>,{' '}
            </>
          ) : null}
          <bdi>{network ?? 'network not known'}</bdi>, since <Instant at={createdAt} />
          {isCurrent ? null : (
            <>
              , last used <Instant at={lastSeenAt} />
            </>
          )}
        </span>
      </div>
      {isCurrent ? (
        <span className="label">now</span>
      ) : (
        <ButtonForm action={action} values={{ id }} idempotencyKey={newIdempotencyKey()}>
          End
          <span className="visually-hidden">
            {' '}
            the session of <bdi>{name}</bdi>
          </span>
        </ButtonForm>
      )}
    </li>
  )
}
