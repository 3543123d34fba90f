import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireEditor } from '#app/desk/current-editor'
import { NotForThisRole } from '#components/shell/not-for-this-role'
import { can } from '#features/editors/permissions'
import { deskPerson } from '#features/editors/personal-data.server'
import { isId } from '#lib/identifiers'
import { PersonPage } from './_components/person-page'
import { erase } from './actions'

export const metadata: Metadata = { title: 'Personal data' }

export default async function Page({ params }: PageProps<'/desk/people/[editor]'>) {
  const editor = await requireEditor()
  if (!can(editor, 'people:manage')) return <NotForThisRole title="Personal data" />
  const { editor: id } = await params
  const person = isId(id) ? await deskPerson(editor, id) : null
  if (!person) notFound()
  return <PersonPage person={person} isSelf={id === editor.id} erase={erase} />
}
