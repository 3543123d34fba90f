import type { Metadata } from 'next'
import { requireEditor } from '#app/desk/current-editor'
import { singleParam } from '#app/params'
import { NewRecordPage } from './_components/new-record-page'
import { deskDisputeChoices } from '#features/disputes/queries.server'
import { deskStatementsNamed } from '#features/statements/queries.server'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { pair } from './actions'

export const metadata: Metadata = { title: 'Pair two statements' }

export default async function Page({ searchParams }: PageProps<'/desk/pair'>) {
  const editor = await requireEditor()
  const { a, b, s = [] } = await searchParams
  const ticked = [s].flat()
  const params = [singleParam(a) || (ticked[0] ?? ''), singleParam(b) || (ticked[1] ?? '')]
  const statements = await deskStatementsNamed(editor, params)
  const disputes = await deskDisputeChoices(
    editor,
    statements.map(({ id }) => id),
  )
  const today = new Date().toISOString().slice(0, 10)
  const form = { action: pair, key: newIdempotencyKey(), editorId: editor.id }
  return (
    <NewRecordPage
      chosen={statements}
      disputes={disputes}
      form={form}
      today={today}
      isMore={ticked.length > 2}
    />
  )
}
