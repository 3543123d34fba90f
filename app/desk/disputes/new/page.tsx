import type { Metadata } from 'next'
import { requireEditor } from '#app/desk/current-editor'
import { NewDispute } from './_components/new-dispute'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { open } from './actions'

export const metadata: Metadata = { title: 'Open a dispute' }

export default async function Page() {
  const editor = await requireEditor()
  const today = new Date().toISOString().slice(0, 10)
  return <NewDispute action={open} editorId={editor.id} idempotencyKey={newIdempotencyKey()} today={today} />
}
