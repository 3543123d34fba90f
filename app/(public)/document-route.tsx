import { packedResponse } from '#app/packed-response'
import { documentHeaders, documentResponse, noStore, type Page, renderPage } from '#app/document-response'
import { publishedNewsroom } from '#features/publications/newsroom.server'
import type { Withdrawn } from '#features/publications/withdrawals.server'
import { documentKey } from '#lib/document-key'
import { databaseFault } from '#lib/db-errors'
import { log } from '#lib/log'
import { requestIdOf } from '#app/request-id'
import { absentPage, errorPage, unavailablePage, withdrawnPage } from './status-pages'

/** Next gives a catch-all segment as a list; a document has none. */
type Params = Record<string, string | string[] | undefined>
/** Next gives no parameters at all to a route without segments. */
type RouteContext = { params: Promise<Params | undefined> }
type Segments = Record<string, string>

/** The result of a route. A page is cached under `cacheAs`, the one spelling of its address; without it, it is not cached. */
export type RouteResult =
  | { page: Page; cacheAs?: string }
  | { redirect: string }
  | { withdrawn: Withdrawn }
  | { absent: string }
  | null

/** The last word on an address without a publication: withdrawn, without this version or file, or never there. */
export const withdrawnOr404 = (withdrawn: Withdrawn | null, absent: string | null = null): RouteResult =>
  withdrawn ? { withdrawn } : absent === null ? null : { absent }

type Read = (request: { url: URL; segments: Segments }) => Promise<RouteResult>

const redirectResponse = (location: string): Response =>
  new Response(null, { status: 308, headers: { ...documentHeaders, ...noStore, location } })

const retryAfter = { 'retry-after': '5' }

/** A GET handler that responds with a document and its own status: 200, 308, 404, 410, 500 or 503. Next answers HEAD with it. */
export function documentRoute(load: Read) {
  return async (request: Request, context: RouteContext): Promise<Response> => {
    try {
      const url = new URL(request.url)
      return await packedResponse(request, documentKey(url.pathname + url.search), async () => {
        await publishedNewsroom()
        const result = await load({ url, segments: segmentsOf(await context.params) })
        if (result === null) return documentResponse(absentPage(), 404)
        if ('redirect' in result) return redirectResponse(result.redirect)
        if ('absent' in result) return documentResponse(absentPage(result.absent), 404)
        if ('withdrawn' in result) return documentResponse(withdrawnPage(result.withdrawn), 410)
        return { text: await renderPage(result.page), headers: documentHeaders, cacheAs: result.cacheAs }
      })
    } catch (error) {
      return databaseFault(error) === null
        ? failed(request, error)
        : documentResponse(unavailablePage(requestIdOf(request)), 503, retryAfter)
    }
  }
}

/** Next does not log an error that a handler catches, and the reader needs its number for a report. */
function failed(request: Request, thrown: unknown): Promise<Response> {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  const id = requestIdOf(request)
  // Without the query: a search is private.
  const path = new URL(request.url).pathname
  log.error({ id, method: request.method, path, stack: error.stack }, error.message)
  return documentResponse(errorPage(id), 500)
}

const segmentsOf = (params: Params | null | undefined): Segments =>
  Object.fromEntries(
    Object.entries(params ?? {}).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )
