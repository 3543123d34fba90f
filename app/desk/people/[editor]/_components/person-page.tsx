import type { ReactNode } from 'react'
import { Instant } from '#components/shell/instant'
import type { FormAction } from '#components/ui/form-state'
import { roleLabels } from '#features/editors/editor'
import type { DeskPerson } from '#features/editors/personal-data.server'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { paths } from '#lib/paths'
import { EraseForm } from './erase-form.client'

type Props = { person: DeskPerson; isSelf: boolean; erase: FormAction }

export function PersonPage({ person, isSelf, erase }: Props) {
  const { id, name, role } = person
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>
          Personal data of <bdi>{name}</bdi>
        </h1>
        <p className="label">{roleLabels[role]}</p>
        <a className="button" href={`${paths.desk.people()}#person-${id}`}>
          People
        </a>
      </div>
      <div className="wrap column">
        <Part id="stored" title="What is stored">
          <p>
            Account, second factor, sessions with network and browser, conflicts of interest, assignments,
            invitations, mail, and a list of all changes, as a JSON file. Passwords and secrets are not in it.
          </p>
          <p>
            <a className="button" href={paths.desk.personData(id)} download>
              Download it
            </a>
          </p>
        </Part>
        <Part id="erase" title="Erase">
          <Erasure {...{ person, isSelf, erase }} />
        </Part>
      </div>
    </main>
  )
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

function Erasure({ person: { id, email, suspendedAt, erasure }, isSelf, erase }: Props) {
  if (erasure !== null)
    return (
      <p>
        Erased by <bdi>{erasure.erasedBy.name}</bdi>, <Instant at={erasure.erasedAt} />. Nothing brings it
        back.
      </p>
    )
  if (isSelf) return <p>Another admin erases your account, once it is suspended.</p>
  if (suspendedAt === null)
    return <p>Only a former editor is erased. Suspend the account first, under People.</p>
  return (
    <>
      <p>
        Name, mail address, password, second factor, sessions, invitations, mail and the reasons of conflicts
        of interest are deleted. The desk shows “Former editor” instead of the name. Work, approvals and the
        audit stay valid, and nothing that is published changes. A name that somebody typed into a note or a
        reason stays there.
      </p>
      <p>
        <strong>This cannot be undone.</strong>
      </p>
      <EraseForm action={erase} id={id} email={email} idempotencyKey={newIdempotencyKey()} />
    </>
  )
}
