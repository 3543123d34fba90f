import type { Metadata } from 'next'
import { requireEditor } from '#app/desk/current-editor'
import { can } from '#features/editors/permissions'
import { deskDisputes } from '#features/disputes/queries.server'
import { deskColleagues } from '#features/inbox/queries.server'
import { deskSpeakers } from '#features/speakers/queries.server'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { ComparePage } from './_components/compare-page'
import { compare } from './actions'

export const metadata: Metadata = { title: 'Compare' }

export default async function Page() {
  const editor = await requireEditor()
  const [colleagues, disputes, speakers] = await Promise.all([
    deskColleagues(editor),
    deskDisputes(editor),
    deskSpeakers(editor, ''),
  ])
  return (
    <ComparePage
      form={{ action: compare, editorId: editor.id, idempotencyKey: newIdempotencyKey() }}
      colleagues={colleagues.filter(
        (colleague) => colleague.id !== editor.id && can(colleague, 'review:approve'),
      )}
      disputes={disputes.map(({ title }) => title)}
      speakers={speakers.map(({ name }) => name)}
    />
  )
}
