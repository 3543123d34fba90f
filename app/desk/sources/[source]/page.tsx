import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireEditor } from '#app/desk/current-editor'
import { slugFrom } from '#app/params'
import { SourcePage } from './_components/source-page'
import { sourceValues } from '#features/sources/schema'
import { deskSource } from '#features/sources/queries.server'
import { deskSpeakerNamed } from '#features/speakers/queries.server'
import { firstStatementValues } from '#features/statements/statement'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { edit, take } from './actions'

export const metadata: Metadata = { title: 'Intake' }

export default async function Page({ params }: PageProps<'/desk/sources/[source]'>) {
  const editor = await requireEditor()
  const source = await deskSource(editor, slugFrom((await params).source))
  if (!source) notFound()
  const isPublisherKnown = (await deskSpeakerNamed(editor, source.publisher)) !== null
  return (
    <SourcePage
      source={source}
      editorId={editor.id}
      take={{
        action: take,
        idempotencyKey: newIdempotencyKey(),
        initial: firstStatementValues(source, isPublisherKnown),
      }}
      edit={{ action: edit, idempotencyKey: newIdempotencyKey(), initial: sourceValues(source) }}
    />
  )
}
