import type { Metadata } from 'next'
import { requireEditor } from '#app/desk/current-editor'
import { singleParam } from '#app/params'
import { waitingFor } from '#features/inbox/inbox'
import { deskInbox } from '#features/inbox/queries.server'
import { InboxPage } from './_components/inbox-page'

export const metadata: Metadata = { title: 'Inbox' }

export default async function Page({ searchParams }: PageProps<'/desk/inbox'>) {
  const editor = await requireEditor()
  const only = waitingFor.safeParse(singleParam((await searchParams)['why']))
  const today = new Date().toISOString().slice(0, 10)
  return <InboxPage waiting={await deskInbox(editor)} only={only.data ?? null} today={today} />
}
