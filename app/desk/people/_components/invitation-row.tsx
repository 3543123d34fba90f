import { Instant } from '#components/shell/instant'
import { ButtonForm } from '#components/ui/button-form.client'
import { roleLabels } from '#features/editors/editor'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { paths } from '#lib/paths'
import { isolated } from '#lib/sentence'
import { CopyLink } from './copy-link.client'
import type { Invitation, PeopleActions } from './people-page'
import styles from './people.module.css'

type Props = { invitation: Invitation; origin: string; isMailSent: boolean; actions: PeopleActions }

export function InvitationRow({ invitation, origin, isMailSent, actions }: Props) {
  const { id, email, name, role, expiresAt, hasEnded, mailedAt, hasMailFailed, token } = invitation
  const isMailWaiting = isMailSent && invitation.isMailQueued
  return (
    <tr id={`invitation-${id}`}>
      <th scope="row">
        Invited: <bdi>{name}</bdi>
        <span className="label">{email}</span>
      </th>
      <td data-label="Role">{roleLabels[role]}</td>
      <td data-label="Second factor">when accepted</td>
      <td data-label="Last here">
        Not yet
        {hasEnded ? null : <MailState {...{ mailedAt, hasMailFailed, isMailWaiting }} />}
        <span className="label">
          {hasEnded ? 'link ended ' : 'link ends '}
          <Instant at={expiresAt} />
        </span>
      </td>
      <td>
        <div className={styles.actions}>
          {hasEnded || mailedAt !== null || isMailWaiting ? null : (
            <CopyLink
              link={origin + paths.invitation(token)}
              label={`Link of the invitation of ${isolated(name)}`}
            />
          )}
          <ButtonForm action={actions.takeBack} values={{ id }} idempotencyKey={newIdempotencyKey()}>
            Take back
            <span className="visually-hidden">
              {' '}
              the invitation of <bdi>{name}</bdi>
            </span>
          </ButtonForm>
        </div>
      </td>
    </tr>
  )
}

type MailStateProps = { mailedAt: Date | null; hasMailFailed: boolean; isMailWaiting: boolean }

/** Says whether the link went out by mail. Otherwise it is beside, to be copied. */
function MailState({ mailedAt, hasMailFailed, isMailWaiting }: MailStateProps) {
  if (mailedAt !== null)
    return (
      <span className="label">
        mailed <Instant at={mailedAt} />
      </span>
    )
  if (hasMailFailed)
    return (
      <span className="label">
        the <a href={paths.desk.jobs()}>mail failed</a>: copy the link
      </span>
    )
  return (
    <span className="label">
      {isMailWaiting ? (
        <a href={paths.desk.jobs()}>the mail waits to be sent</a>
      ) : (
        'not mailed: copy the link'
      )}
    </span>
  )
}
