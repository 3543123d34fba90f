import { pageSize, readFilter } from '#features/publications/filter'
import { publishedRecords } from '#features/publications/search.server'
import { env } from '#lib/env'
import { paths } from '#lib/paths'
import { apiRoute } from '#app/api/v1/handler'
import { recordsQuery } from './query'

export const GET = apiRoute({
  query: recordsQuery,
  answer: async ({ query, parameters }) => {
    const { page, ...filter } = readFilter(query)
    const { rows, total, isMore, page: currentPage } = await publishedRecords({ ...filter, page })
    if (currentPage !== page) return { status: 404, detail: `There is no page ${page}.` }
    const records = rows.map(({ disputeSlug, disputeTitle, ...row }) => ({
      ...row,
      dispute: { slug: disputeSlug, title: disputeTitle },
      address: `${env.APP_ORIGIN}${paths.record(row)}`,
      document: `${env.APP_ORIGIN}/api/v1/records/${row.number}`,
    }))
    const next = page * pageSize < total ? nextPage(parameters, page + 1) : null
    return {
      json: JSON.stringify({ total, isMore, page, pageSize, next, records }),
      // A search has no end of spellings, so it is not cached.
      ...(filter.q === '' ? { path: '/api/v1/records' } : undefined),
    }
  },
})

/** The parameters are sorted, so that their order in a request changes nothing in a cached response. */
function nextPage(parameters: URLSearchParams, page: number): string {
  const params = new URLSearchParams(parameters)
  params.set('page', String(page))
  params.sort()
  return `${env.APP_ORIGIN}/api/v1/records?${params}`
}
