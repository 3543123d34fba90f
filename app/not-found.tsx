import type { Metadata } from 'next'
import { paths } from '#lib/paths'

export const metadata: Metadata = { title: 'No such page' }

/**
 * Short, because Next sends it along with every page. Readers are shown `absent/page.tsx`; this they see only if what
 * the proxy found is gone a moment later.
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
