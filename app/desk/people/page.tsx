import type { Metadata } from 'next'
import { requireEditor } from '#app/desk/current-editor'
import { can } from '#features/editors/permissions'
import { deskInvitations, deskPeople } from '#features/editors/queries.server'
import { smtpServer } from '#features/mail/smtp-settings'
import { env } from '#lib/env'
import { NotForThisRole } from './_components/not-for-this-role'
import { PeoplePage } from './_components/people-page'
import { giveRole, invite, resetFactor, restore, signOutEverywhere, suspend, takeBack } from './actions'

export const metadata: Metadata = { title: 'People' }

export default async function Page() {
  const editor = await requireEditor()
  if (!can(editor, 'people:manage')) return <NotForThisRole title="People" />
  const [people, invitations] = await Promise.all([deskPeople(editor), deskInvitations(editor)])
  return (
    <PeoplePage
      editorId={editor.id}
      people={people}
      invitations={invitations}
      origin={env.APP_ORIGIN}
      isMailSent={smtpServer(env) !== null}
      actions={{ invite, takeBack, giveRole, suspend, restore, resetFactor, signOutEverywhere }}
    />
  )
}
