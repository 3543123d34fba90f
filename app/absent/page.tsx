import type { Metadata } from 'next'
import { EmptyPage } from '#components/shell/empty-page'
import { paths } from '#lib/paths'

export const metadata: Metadata = { title: 'No such page', robots: { index: false } }

/** Only the proxy rewrites to this page, with status 404. */
export default function AbsentPage() {
  return (
    <EmptyPage title="No such page">
      <p className="lead">
        The address may have a slip in it. Records are never deleted: a withdrawn one still answers at its
        number.
      </p>
      <search>
        <form action={paths.home()}>
          <label className="visually-hidden" htmlFor="nq">
            Search
          </label>
          <input id="nq" name="q" type="search" placeholder="Words, names, record number" />
          <button className="button primary" type="submit">
            Search
          </button>
        </form>
      </search>
      <p className="after">
        <a href={paths.home()}>All records</a>
      </p>
    </EmptyPage>
  )
}
