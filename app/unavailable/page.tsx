import type { Metadata } from 'next'
import { EmptyPage } from '#components/shell/empty-page'

export const metadata: Metadata = { title: 'Not reachable for the moment' }

/** Only the proxy rewrites to this page, with status 503. */
export default function UnavailablePage() {
  return (
    <EmptyPage title="One moment">
      <p className="lead">
        The page did not load: the records cannot be reached. Nothing is lost. Try again in a few seconds.
      </p>
      <form>
        <button className="button" type="submit">
          Try again
        </button>
      </form>
    </EmptyPage>
  )
}
