import { documentResponse } from '#app/document-response'
import { unavailablePage } from '#app/(public)/status-pages'

/** The proxy shows it for a page of the desk when the database does not respond. */
export const GET = () => documentResponse(unavailablePage(), 503, { 'retry-after': '5' })
