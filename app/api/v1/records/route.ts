import { pageSize, readFilter } from '#features/publications/filter'
import { publishedContentVersion } from '#features/publications/queries.server'
import { publishedRecords } from '#features/publications/search.server'
import { env } from '#lib/env'
import { paths } from '#lib/paths'
import { apiRoute } from '#app/api/v1/handler'
import { recordsQuery } from './query'

export const GET = apiRoute({
  query: recordsQuery,
  answer: async ({ query, parameters }) => {
    const { page, ...filter } = readFilter(query)
    // The proxy does not check this address. Read the current content version, so that no stale list is served.
    if (filter.q === '') await publishedContentVersion()
    const { rows, total, isMore, page: currentPage } = await publishedRecords({ ...filter, page })
    if (currentPage !== page) return { status: 404, detail: `There is no page ${page}.` }
    const records = rows.map(({ disputeSlug, disputeTitle, ...row }) => ({
      ...row,
      dispute: { slug: disputeSlug, title: disputeTitle },
      address: `${env.APP_ORIGIN}${paths.record(row)}`,
      document: `${env.APP_ORIGIN}/api/v1/records/${row.number}`,
    }))
    const next = page * pageSize < total ? nextPage(parameters, page + 1) : null
    return { json: JSON.stringify({ total, isMore, page, pageSize, next, records }) }
  },
})

function nextPage(parameters: URLSearchParams, page: number): string {
  const params = new URLSearchParams(parameters)
  params.set('page', String(page))
  return `${env.APP_ORIGIN}/api/v1/records?${params}`
}
