import { ButtonForm } from '#components/ui/button-form.client'
import { roleLabels } from '#features/editors/editor'
import { formatInstant } from '#lib/dates'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { paths } from '#lib/paths'
import { CopyLink } from './copy-link.client'
import type { Invitation, PeopleActions } from './people-page'
import styles from './people.module.css'

type Props = { invitation: Invitation; origin: string; actions: PeopleActions }

export function InvitationRow({ invitation, origin, actions }: Props) {
  const { id, email, name, role, expiresAt, hasEnded, token } = invitation
  return (
    <tr id={`invitation-${id}`}>
      <th scope="row">
        Invited: <bdi>{name}</bdi>
        <span className="label">{email}</span>
      </th>
      <td data-label="Role">{roleLabels[role]}</td>
      <td data-label="Last here">
        Not yet
        <span className="label">
          {hasEnded ? 'link ended ' : 'link ends '}
          <time dateTime={expiresAt.toISOString()}>{formatInstant(expiresAt)}</time>
        </span>
      </td>
      <td>
        <div className={styles.actions}>
          {hasEnded ? null : <CopyLink link={origin + paths.invitation(token)} name={name} />}
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
