import type { Metadata } from 'next'
import { requireEditor } from '#app/desk/current-editor'
import { NewSource } from './_components/new-source'
import { deskSources } from '#features/sources/queries.server'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { capture } from './actions'

export const metadata: Metadata = { title: 'Intake' }

export default async function Page() {
  const editor = await requireEditor()
  const newest = await deskSources(editor)
  return (
    <NewSource action={capture} editorId={editor.id} idempotencyKey={newIdempotencyKey()} newest={newest} />
  )
}
