import { documentResponse } from '#app/document-response'
import { requestIdOf } from '#app/request-id'
import { unavailablePage } from '#app/(public)/status-pages'
import { notSavedPage } from './not-saved-page'

const retryAfter = { 'retry-after': '5' }

/** The proxy shows it for a page of the desk when the database does not respond. */
export const GET = (request: Request) =>
  documentResponse(unavailablePage(requestIdOf(request)), 503, retryAfter)

/** The proxy sends a form here that a browser without script submitted meanwhile. The page shows it with its values. */
export async function POST(request: Request): Promise<Response> {
  const action = request.headers.get('x-requested-path') ?? '/'
  return documentResponse(notSavedPage(action, await request.formData()), 503, retryAfter)
}
