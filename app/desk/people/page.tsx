import type { Metadata } from 'next'
import { requireEditor } from '#app/desk/current-editor'
import { can } from '#features/editors/permissions'
import { deskInvitations, deskPeople } from '#features/editors/queries.server'
import { smtpServer } from '#features/mail/smtp-settings'
import { env } from '#lib/env'
import { NotForThisRole } from '#components/shell/not-for-this-role'
import { PeoplePage } from './_components/people-page'
import {
  giveRole,
  handOver,
  invite,
  resetFactor,
  restore,
  signOutEverywhere,
  suspend,
  takeBack,
} from './actions'

export const metadata: Metadata = { title: 'People' }

export default async function Page({ searchParams }: PageProps<'/desk/people'>) {
  const editor = await requireEditor()
  if (!can(editor, 'people:manage')) return <NotForThisRole title="People" />
  const { from } = await searchParams
  const [people, invitations] = await Promise.all([deskPeople(editor), deskInvitations(editor)])
  return (
    <PeoplePage
      editorId={editor.id}
      people={people}
      invitations={invitations}
      origin={env.APP_ORIGIN}
      isMailSent={smtpServer(env) !== null}
      leaver={people.find(({ id }) => id === from && id !== editor.id) ?? null}
      actions={{ invite, takeBack, giveRole, suspend, restore, resetFactor, signOutEverywhere, handOver }}
    />
  )
}
