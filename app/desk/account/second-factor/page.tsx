import type { Metadata } from 'next'
import { requireAccount } from '#app/desk/current-editor'
import { deskSecondFactor } from '#features/editors/queries.server'
import { SecondFactorPage } from './_components/second-factor-page'
import { confirm, passkey, remove, removePasskey, renew, start } from './actions'

export const metadata: Metadata = { title: 'Second factor' }

export default async function Page() {
  const editor = await requireAccount()
  return (
    <SecondFactorPage
      factor={await deskSecondFactor(editor)}
      isOverdue={editor.isFactorOverdue}
      actions={{ confirm, passkey, remove, removePasskey, renew, start }}
    />
  )
}
