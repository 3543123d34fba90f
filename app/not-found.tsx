import type { Metadata } from 'next'
import { paths } from '#lib/paths'

export const metadata: Metadata = { title: 'No such page' }

/**
 * Short, because Next sends it with every page. Readers normally get `absent/page.tsx`; they get this page only if a
 * subject disappears between the proxy's check and the render.
 */
export default function NotFound() {
  return (
    <main id="main" className="wrap">
      <h1>No such page</h1>
      <p>
        The address may have a slip in it. <a href={paths.home()}>All records</a>
      </p>
    </main>
  )
}
