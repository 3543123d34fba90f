import { errorPage, unavailablePage } from '#app/(public)/status-pages'
import { documentHeaders, renderPage } from '#app/document-response'
import { databaseFault } from '#lib/db-errors'
import type { ErrorDocument } from '#lib/response-guard'
import { uncertainPage } from './not-saved-page'

/**
 * The document for an error that a page of the framework throws: 503 while the database does not respond, else 500. A
 * submitted form may be saved already. `id` finds the line in the log.
 */
export async function errorDocument(error: unknown, id: string, method: string): Promise<ErrorDocument> {
  const isAway = databaseFault(error) !== null
  const page = isAway ? unavailablePage(id) : errorPage(id)
  return {
    status: isAway ? 503 : 500,
    headers: { ...documentHeaders, ...(isAway ? { 'retry-after': '5' } : {}) },
    html: await renderPage(method === 'POST' ? uncertainPage(id) : page),
  }
}
