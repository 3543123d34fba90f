import { notFound } from 'next/navigation'
import { requireEditor } from '#app/desk/current-editor'

/** Every address below the desk that no other page has; it tells nothing to a visitor without a session. */
export default async function Page() {
  await requireEditor()
  notFound()
}
