import { Instant } from '#components/shell/instant'
import { ButtonForm } from '#components/ui/button-form.client'
import { needsFactor, roleLabels } from '#features/editors/editor'
import type { Person } from '#features/editors/queries.server'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { paths } from '#lib/paths'
import { capitalize } from '#lib/text'
import type { PeopleActions } from './people-page'
import { RoleForm } from './role-form.client'
import styles from './people.module.css'

type Props = { person: Person; isSelf: boolean; isLastAdmin: boolean; actions: PeopleActions }

export function PersonRow({ person, isSelf, isLastAdmin, actions }: Props) {
  const { id, name, email, role, suspendedAt, erasedAt } = person
  const isFixed = isSelf || isLastAdmin || suspendedAt !== null
  return (
    <tr id={`person-${id}`} className={suspendedAt === null ? undefined : styles.off}>
      <th scope="row">
        <bdi>{name}</bdi>
        {isSelf ? ', you' : ''}
        {erasedAt === null ? <span className="label">{email}</span> : null}
      </th>
      <td data-label="Role">
        {isFixed ? (
          roleLabels[role]
        ) : (
          <RoleForm action={actions.giveRole} {...{ id, name, role }} idempotencyKey={newIdempotencyKey()} />
        )}
        {isLastAdmin ? <span className="label">the last admin cannot be changed</span> : null}
        {isSelf && !isLastAdmin ? <span className="label">another admin changes your role</span> : null}
      </td>
      <td data-label="Second factor">{erasedAt === null ? <SecondFactor person={person} /> : null}</td>
      <td data-label="Last here">{erasedAt === null ? <LastHere person={person} /> : null}</td>
      <td>
        <div className={styles.actions}>
          {isSelf ? (
            <a className="button" href={paths.desk.account()}>
              Account
            </a>
          ) : (
            <Actions person={person} isLastAdmin={isLastAdmin} actions={actions} />
          )}
        </div>
      </td>
    </tr>
  )
}

function SecondFactor({ person }: { person: Person }) {
  const { hasApp, passkeys, codesLeft, factorDueAt, role } = person
  if (hasFactor(person))
    return (
      <>
        {capitalize(
          [
            ...(passkeys === 0 ? [] : [passkeys === 1 ? 'passkey' : `${passkeys} passkeys`]),
            ...(hasApp ? ['authenticator app'] : []),
          ].join(', '),
        )}
        <span className="label">{codesLeft} of 10 recovery codes left</span>
      </>
    )
  if (factorDueAt === null || !needsFactor(role)) return 'None'
  return (
    <>
      <strong className={styles.needed}>
        None yet, needed by <Instant at={factorDueAt} />
      </strong>
      <span className="label">publishers and admins need one</span>
    </>
  )
}

const hasFactor = ({ hasApp, passkeys }: Person) => hasApp || passkeys > 0

function LastHere({ person: { lastSeenAt, openSessions } }: { person: Person }) {
  return (
    <>
      {lastSeenAt === null ? 'Not yet' : <Instant at={lastSeenAt} />}
      <span className="label">
        {openSessions === 0 ? 'not signed in' : openSessions === 1 ? '1 session' : `${openSessions} sessions`}
      </span>
    </>
  )
}

function Actions({ person, isLastAdmin, actions }: Omit<Props, 'isSelf'>) {
  const { id, name, suspendedAt, erasedAt, openSessions } = person
  const form = { values: { id }, idempotencyKey: newIdempotencyKey() }
  const whom = (
    <span className="visually-hidden">
      : <bdi>{name}</bdi>
    </span>
  )
  if (erasedAt !== null)
    return (
      <span>
        Erased <Instant at={erasedAt} />
      </span>
    )
  const personalData = (
    <a className="button" href={paths.desk.person(id)}>
      Personal data{whom}
    </a>
  )
  const handOver = (
    <a className="button" href={`${paths.desk.people({ from: id })}#hand-over`}>
      Hand work over{whom}
    </a>
  )
  if (suspendedAt !== null)
    return (
      <>
        <span>
          Suspended <Instant at={suspendedAt} />
        </span>
        <ButtonForm action={actions.restore} {...form}>
          Restore{whom}
        </ButtonForm>
        {personalData}
        {handOver}
      </>
    )
  return (
    <>
      {openSessions === 0 ? null : (
        <ButtonForm action={actions.signOutEverywhere} {...form}>
          End sessions{whom}
        </ButtonForm>
      )}
      {hasFactor(person) ? (
        <ButtonForm action={actions.resetFactor} values={{ id }} idempotencyKey={newIdempotencyKey()}>
          Reset factor{whom}
        </ButtonForm>
      ) : null}
      {handOver}
      {isLastAdmin ? null : (
        <ButtonForm action={actions.suspend} values={{ id }} idempotencyKey={newIdempotencyKey()}>
          Suspend{whom}
        </ButtonForm>
      )}
      {personalData}
    </>
  )
}
