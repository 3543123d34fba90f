import type { Metadata } from 'next'
import { requireEditor } from '#app/desk/current-editor'
import { NewSpeaker } from './_components/new-speaker'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { add } from './actions'

export const metadata: Metadata = { title: 'New speaker' }

export default async function Page() {
  const editor = await requireEditor()
  return <NewSpeaker action={add} editorId={editor.id} idempotencyKey={newIdempotencyKey()} />
}
