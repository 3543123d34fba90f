import type { ReactNode } from 'react'
import type { Page } from '#app/document-response'
import type { Withdrawn } from '#features/publications/withdrawals.server'
import { formatShortDay } from '#lib/dates'
import { paths } from '#lib/paths'

/** Status 404. The sentence names the part of the address that does not exist. */
export const absentPage = (sentence?: string): Page => ({
  title: 'No such page',
  main: (
    <EmptyMain title="No such page">
      <p className="lead">
        {sentence ??
          'The address may have a slip in it. Records are never deleted: a withdrawn one still answers at its number.'}
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
    </EmptyMain>
  ),
})

/** Status 410. */
export const withdrawnPage = ({ number, withdrawnAt, reason }: Withdrawn): Page => ({
  title: 'Withdrawn',
  main: (
    <EmptyMain title={number === null ? 'Withdrawn' : `Record ${number} was withdrawn`}>
      <p className="lead">
        Withdrawn on <time dateTime={withdrawnAt}>{formatShortDay(withdrawnAt.slice(0, 10))}</time>.{' '}
        <bdi>{reason}</bdi>
      </p>
      <p>Editors took it back, in every version. Its number is not used again.</p>
      <p className="after">
        <a href={`${paths.home()}?status=withdrawn`}>All withdrawn records</a>
      </p>
    </EmptyMain>
  ),
})

/** Status 503. The number finds the request in the log. */
export const unavailablePage = (id: string): Page => ({
  title: 'Not reachable for the moment',
  main: (
    <EmptyMain title="One moment">
      <p className="lead">
        The page did not load: the records cannot be reached. Nothing is lost. Try again in a few seconds.
        Number {id}.
      </p>
      <form>
        <button className="button" type="submit">
          Try again
        </button>
      </form>
    </EmptyMain>
  ),
})

/** Status 500: a bug that nothing caught. The number finds the line in the log. */
export const errorPage = (id: string): Page => ({
  title: 'The page did not load',
  main: (
    <EmptyMain title="The page did not load">
      <p className="lead">Something failed on our side. Nothing is lost. Number {id}.</p>
      <form>
        <button className="button" type="submit">
          Try again
        </button>
      </form>
    </EmptyMain>
  ),
})

/** The empty column is deliberate: there is no second statement. */
function EmptyMain({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main id="main" className="three-columns">
      <div className="wrap status-page">
        <div className="cols">
          <div className="col-left">
            <h1>{title}</h1>
          </div>
          <div className="col-main" />
          <div className="col-right">{children}</div>
        </div>
      </div>
    </main>
  )
}
