import type { Metadata } from 'next'
import { requireEditor } from '#app/desk/current-editor'
import { singleParam } from '#app/params'
import { StatementsPage } from './_components/statements-page'
import { deskStatements } from '#features/statements/queries.server'
import { isId } from '#lib/identifiers'

export const metadata: Metadata = { title: 'Statements' }

export default async function Page({ searchParams }: PageProps<'/desk/statements'>) {
  const editor = await requireEditor()
  const params = await searchParams
  const words = singleParam(params['q']).slice(0, 200)
  const before = singleParam(params['before'])
  const page = await deskStatements(editor, { words, before: isId(before) ? before : null })
  return <StatementsPage words={words} {...page} />
}
