import { activeFilters } from './_components/filter-summary'
import { Filters } from './_components/filters'
import { FrontTitle } from './_components/front-title'
import { NoMatches } from './_components/no-matches'
import { Pagination } from './_components/pagination'
import { WithdrawnCount, WithdrawnList } from './_components/withdrawn-list'
import { RecordList } from './_components/record-list'
import {
  addressOf,
  ignoredParts,
  pageAddressOf,
  pageSize,
  queryLengthMax,
  readFilter,
  type RecordFilter,
} from '#features/publications/filter'
import { publishedSiteCounts } from '#features/publications/site-counts.server'
import { withdrawnMax, withdrawnRecords } from '#features/publications/withdrawals.server'
import { publishedFacets } from '#features/publications/facets.server'
import { publishedRecords } from '#features/publications/search.server'
import { documentKey } from '#lib/document-key'
import { paths } from '#lib/paths'
import { documentRoute } from '#app/(public)/document-route'

export const GET = documentRoute(async ({ url }) => {
  // The first of a repeated parameter counts.
  const filter = readFilter(Object.fromEntries([...url.searchParams].toReversed()))
  const [list, facets, figures, withdrawn] = await Promise.all([
    publishedRecords(filter),
    publishedFacets(filter),
    publishedSiteCounts(),
    filter.values.get('status') === 'WITHDRAWN' ? withdrawnRecords() : null,
  ])
  const isCurrent = facets.isCurrent && figures.isCurrent
  const ignored = [
    ...ignoredParts(url.searchParams),
    ...(list.page === filter.page ? [] : [`There is no page ${filter.page}. This is page 1.`]),
  ]
  return {
    // A search has countless spellings, so it is not cached. A page whose counts lag behind is not cached either.
    ...(filter.q === '' && isCurrent
      ? { cacheAs: documentKey(paths.search(pageAddressOf(filter))) }
      : undefined),
    page: {
      title: 'Disputes',
      canonical: paths.home(),
      path: paths.home(),
      main: (
        <FrontMain {...{ filter, list, withdrawn, ignored }} facets={facets.value} figures={figures.value} />
      ),
    },
  }
})

type FrontMainProps = {
  filter: RecordFilter
  /** Sentences about the parts of the address that the filter ignores. */
  ignored: readonly string[]
  list: Awaited<ReturnType<typeof publishedRecords>>
  facets: Awaited<ReturnType<typeof publishedFacets>>['value']
  figures: Awaited<ReturnType<typeof publishedSiteCounts>>['value']
  /** Listed instead of records if the filter selects withdrawn ones. */
  withdrawn: Awaited<ReturnType<typeof withdrawnRecords>> | null
}

function FrontMain({ filter, list, facets, figures, withdrawn, ignored }: FrontMainProps) {
  const { rows, total, isMore, page } = list
  const count = withdrawn ? figures.withdrawn : total
  const address = addressOf(filter)
  const notes = [
    `${isMore ? 'More than ' : ''}${count.toLocaleString('en')} ${withdrawn ? 'withdrawn ' : ''}${count === 1 ? 'record' : 'records'}`,
    filter.isCut ? `The search was cut at ${queryLengthMax} characters.` : null,
    withdrawn && count > withdrawnMax ? `The latest ${withdrawnMax} are listed.` : null,
    isMore ? `The newest ${total.toLocaleString('en')} are ranked and listed.` : null,
  ]
  return (
    <main id="main" className="three-columns">
      <FrontTitle figures={figures} />
      <div className="wrap">
        <Filters filter={filter} facets={facets} tally={notes.filter((note) => note !== null).join(' ')} />
        <div data-live="records">
          {ignored.length === 0 ? null : (
            <p className="banner" role="note">
              <strong>Not all of this address was understood.</strong> {ignored.join(' ')}
            </p>
          )}
          {withdrawn ? (
            <WithdrawnList tombstones={withdrawn} />
          ) : (
            <>
              {rows.length > 0 ? (
                <RecordList rows={rows} />
              ) : (
                <NoMatches filters={activeFilters(filter, facets)} address={address} />
              )}
              <Pagination page={page} pages={Math.ceil(total / pageSize)} address={address} />
              <WithdrawnCount count={figures.withdrawn} />
            </>
          )}
        </div>
      </div>
    </main>
  )
}
