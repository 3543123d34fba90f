import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireEditor } from '#app/desk/current-editor'
import { slugFrom } from '#app/params'
import { SpeakerPage } from './_components/speaker-page'
import { deskSpeaker } from '#features/speakers/queries.server'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { edit } from './actions'

export const metadata: Metadata = { title: 'Speaker' }

export default async function Page({ params }: PageProps<'/desk/speakers/[speaker]'>) {
  const editor = await requireEditor()
  const speaker = await deskSpeaker(editor, slugFrom((await params).speaker))
  if (!speaker) notFound()
  return (
    <SpeakerPage speaker={speaker} editorId={editor.id} action={edit} idempotencyKey={newIdempotencyKey()} />
  )
}
