import type { Metadata } from 'next'
import { requireEditor } from '#app/desk/current-editor'
import { singleParam } from '#app/params'
import { SpeakersPage } from './_components/speakers-page'
import { deskSpeakers } from '#features/speakers/queries.server'

export const metadata: Metadata = { title: 'Speakers' }

export default async function Page({ searchParams }: PageProps<'/desk/speakers'>) {
  const editor = await requireEditor()
  const words = singleParam((await searchParams)['q']).slice(0, 100)
  return <SpeakersPage words={words} speakers={await deskSpeakers(editor, words)} />
}
