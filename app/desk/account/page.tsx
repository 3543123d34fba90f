import type { Metadata } from 'next'
import { requireAccount } from '#app/desk/current-editor'
import { deskSecondFactor, deskSessions } from '#features/editors/queries.server'
import { AccountPage } from './_components/account-page'
import { change, endOthers, endSession } from './actions'

export const metadata: Metadata = { title: 'Your account' }

export default async function Page() {
  const editor = await requireAccount()
  const [sessions, factor] = await Promise.all([deskSessions(editor), deskSecondFactor(editor)])
  return <AccountPage {...{ editor, sessions, factor }} actions={{ change, endOthers, endSession }} />
}
