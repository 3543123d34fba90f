import type { FormAction } from '#components/ui/form-state'
import { DeskForm } from '#components/ui/desk-form.client'
import { SelectField, TextField } from '#components/ui/fields.client'
import { type Role, roleChoices } from '#features/editors/editor'
import type { deskInvitations, Person } from '#features/editors/queries.server'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { paths } from '#lib/paths'
import { HandOver } from './hand-over'
import { InvitationRow } from './invitation-row'
import { PersonRow } from './person-row'
import styles from './people.module.css'

export type PeopleActions = Record<
  | 'invite'
  | 'takeBack'
  | 'giveRole'
  | 'suspend'
  | 'restore'
  | 'resetFactor'
  | 'signOutEverywhere'
  | 'handOver',
  FormAction
>
export type Invitation = Awaited<ReturnType<typeof deskInvitations>>[number]

type Props = {
  editorId: string
  people: readonly Person[]
  invitations: readonly Invitation[]
  /** The site's address, which the links of invitations begin with. */
  origin: string
  /** Whose open work is to be handed over. */
  leaver: Person | null
  /** Whether a mail server is set. */
  isMailSent: boolean
  actions: PeopleActions
}

const labels = { email: 'Mail address', name: 'Name', role: 'Role' }
const linkHint = {
  sent: 'The link goes to the mail address. It works once, for 48 hours.',
  copied: 'The link works once, for 48 hours. Copy it from the list and send it yourself.',
}
const initial = { role: 'CONTRIBUTOR' satisfies Role }
const roleOptions = Object.entries(roleChoices).map(([value, label]) => ({ value, label }))

export function PeoplePage({ editorId, people, leaver, invitations, origin, isMailSent, actions }: Props) {
  const admins = people.filter(({ role, suspendedAt }) => role === 'ADMIN' && suspendedAt === null)
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>People</h1>
        <p className="label">{countsOf(people, invitations)}</p>
        <a className="button" href={paths.desk.jobs()}>
          Mail and jobs
        </a>
        <a className="button" href={paths.desk.audit()}>
          Audit
        </a>
      </div>
      <div className="wrap">
        <section className={styles.invite} aria-labelledby="invite">
          <h2 id="invite">Invite</h2>
          <DeskForm
            action={actions.invite}
            name="invitation:new"
            editorId={editorId}
            idempotencyKey={newIdempotencyKey()}
            initial={initial}
            labels={labels}
            submit={isMailSent ? 'Send an invitation' : 'Make an invitation'}
          >
            <TextField name="email" label={labels.email} maxLength={254} />
            <TextField name="name" label={labels.name} hint="As the desk shows it." maxLength={120} />
            <SelectField
              name="role"
              label={labels.role}
              options={roleOptions}
              hint={isMailSent ? linkHint.sent : linkHint.copied}
            />
          </DeskForm>
        </section>
        {leaver === null ? null : (
          <HandOver
            leaver={leaver}
            people={people}
            editorId={editorId}
            canSuspend={leaver.suspendedAt === null && (admins.length > 1 || leaver.role !== 'ADMIN')}
            action={actions.handOver}
          />
        )}
        <table className={styles.people}>
          <caption className="visually-hidden">People of this newsroom</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Role</th>
              <th scope="col">Second factor</th>
              <th scope="col">Last here</th>
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                isSelf={person.id === editorId}
                isLastAdmin={admins.length === 1 && admins[0]?.id === person.id}
                actions={actions}
              />
            ))}
            {invitations.map((invitation) => (
              <InvitationRow key={invitation.id} {...{ invitation, origin, isMailSent, actions }} />
            ))}
          </tbody>
        </table>
      </div>
    </main>
  )
}

function countsOf(people: readonly Person[], invitations: readonly Invitation[]): string {
  const suspended = people.filter(({ suspendedAt }) => suspendedAt !== null).length
  const more = [
    ...(suspended > 0 ? [`${suspended} suspended`] : []),
    ...(invitations.length > 0 ? [`${invitations.length} invited`] : []),
  ]
  return [String(people.length), ...more].join(', ')
}
