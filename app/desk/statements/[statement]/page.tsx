import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireEditor } from '#app/desk/current-editor'
import { slugFrom } from '#app/params'
import { StatementPage } from './_components/statement-page'
import { deskStatement } from '#features/statements/queries.server'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { edit, link, requote } from './actions'

export const metadata: Metadata = { title: 'Statement' }

export default async function Page({ params }: PageProps<'/desk/statements/[statement]'>) {
  const editor = await requireEditor()
  const statement = await deskStatement(editor, slugFrom((await params).statement))
  if (!statement) notFound()
  const keys = { editKey: newIdempotencyKey(), requoteKey: newIdempotencyKey(), linkKey: newIdempotencyKey() }
  return (
    <StatementPage statement={statement} editorId={editor.id} actions={{ edit, requote, link, ...keys }} />
  )
}
