import { notFound } from 'next/navigation'
import { requireEditor } from '#app/desk/current-editor'

/** Answers every unknown desk path. A visitor without a session is redirected, so the answer reveals no path. */
export default async function Page() {
  await requireEditor()
  notFound()
}
