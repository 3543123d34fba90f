import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireEditor } from '#app/desk/current-editor'
import { numberFrom } from '#app/params'
import { deskAssignment } from '#features/inbox/queries.server'
import { deskRecordNumbered } from '#features/review/queries.server'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { SentPage } from './_components/sent-page'
import { takeBack } from './actions'

export const metadata: Metadata = { title: 'Sent to review' }

export default async function Page({ params }: PageProps<'/desk/compare/sent/[record]'>) {
  const editor = await requireEditor()
  const record = await deskRecordNumbered(editor, numberFrom((await params).record))
  if (!record) notFound()
  const assignment = await deskAssignment(editor, record.id)
  return (
    <SentPage
      record={record}
      reviewer={assignment?.assignee.name ?? null}
      undo={{ action: takeBack, idempotencyKey: newIdempotencyKey() }}
    />
  )
}
