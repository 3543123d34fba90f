import type { Metadata } from 'next'
import { requireEditor } from '#app/desk/current-editor'
import { DisputesPage } from './_components/disputes-page'
import { deskDisputes } from '#features/disputes/queries.server'

export const metadata: Metadata = { title: 'Disputes' }

export default async function Page() {
  return <DisputesPage disputes={await deskDisputes(await requireEditor())} />
}
