import type { Metadata } from 'next'
import { paths } from '#lib/paths'

export const metadata: Metadata = { title: 'No such page' }

/** The 404 page of the desk. */
export default function NotFound() {
  return (
    <main id="main" className="wrap">
      <h1>No such page</h1>
      <p>
        The address may have a slip in it. <a href={paths.desk.queue()}>Back to the desk</a>
      </p>
    </main>
  )
}
