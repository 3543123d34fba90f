import { problem } from '#app/responses'

/** An unknown API address answers with JSON, not with the HTML page for readers. */
export function GET() {
  return problem({
    status: 404,
    detail: 'There is nothing at this address. What there is stands at /api/v1.',
  })
}
