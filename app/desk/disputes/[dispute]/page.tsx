import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireEditor } from '#app/desk/current-editor'
import { slugFrom } from '#app/params'
import { DisputePage } from './_components/dispute-page'
import { deskDisputeRecords } from '#features/disputes/queries.server'
import { deskDisputeNamed } from '#features/review/queries.server'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { arrange, assign, edit } from './actions'

export const metadata: Metadata = { title: 'Dispute' }

export default async function Page({ params }: PageProps<'/desk/disputes/[dispute]'>) {
  const editor = await requireEditor()
  const dispute = await deskDisputeNamed(editor, slugFrom((await params).dispute))
  if (!dispute) notFound()
  const records = await deskDisputeRecords(editor, dispute.id)
  const actions = { edit, assign, arrange }
  const keys = {
    edit: newIdempotencyKey(),
    assign: newIdempotencyKey(),
    arrange: dispute.statements.map(newIdempotencyKey),
  }
  return (
    <DisputePage dispute={dispute} records={records} editorId={editor.id} actions={actions} keys={keys} />
  )
}
