import type { Metadata } from 'next'
import { activeFilters } from './_components/filter-summary'
import { Filters } from './_components/filters'
import { FrontTitle } from './_components/front-title'
import { NoMatches } from './_components/no-matches'
import { Pagination } from './_components/pagination'
import { WithdrawnCount, WithdrawnList } from './_components/withdrawn-list'
import { RecordList } from './_components/record-list'
import { addressOf, pageSize, queryLengthMax, readFilter } from '#features/publications/filter'
import { publishedSiteCounts } from '#features/publications/site-counts.server'
import { withdrawnRecords } from '#features/publications/withdrawals.server'
import { publishedFacets } from '#features/publications/facets.server'
import { publishedRecords } from '#features/publications/search.server'
import { paths } from '#lib/paths'

export const metadata: Metadata = { title: 'Disputes', alternates: { canonical: paths.home() } }

export default async function FrontPage({ searchParams }: PageProps<'/'>) {
  const params = await searchParams
  const filter = readFilter(params)
  const [{ rows, total, isMore, page }, facets, figures] = await Promise.all([
    publishedRecords(filter),
    publishedFacets(filter),
    publishedSiteCounts(),
  ])
  const isWithdrawn = filter.status === 'WITHDRAWN'
  const count = isWithdrawn ? figures.withdrawn : total
  const address = addressOf(filter)
  const notes = [
    `${isMore ? 'More than ' : ''}${count.toLocaleString('en')} ${isWithdrawn ? 'withdrawn ' : ''}${count === 1 ? 'record' : 'records'}`,
    filter.isCut ? `The search was cut at ${queryLengthMax} characters.` : null,
    isMore ? `The newest ${total.toLocaleString('en')} are ranked and listed.` : null,
  ]
  return (
    <main id="main" className="three-columns">
      <FrontTitle figures={figures} />
      <div className="wrap">
        <Filters filter={filter} facets={facets} tally={notes.filter((note) => note !== null).join(' ')} />
        {isWithdrawn ? <WithdrawnList tombstones={await withdrawnRecords()} /> : null}
        {!isWithdrawn && rows.length > 0 ? <RecordList rows={rows} /> : null}
        {!isWithdrawn && rows.length === 0 ? (
          <NoMatches filters={activeFilters(filter, facets)} address={address} />
        ) : null}
        {isWithdrawn ? null : (
          <Pagination page={page} pages={Math.ceil(total / pageSize)} address={address} />
        )}
        {isWithdrawn ? null : <WithdrawnCount count={figures.withdrawn} />}
      </div>
    </main>
  )
}
