import { problem } from '#app/responses'

/** A program that asks for what is not there is told so in its own language, not by our page for readers. */
export function GET() {
  return problem({
    status: 404,
    detail: 'There is nothing at this address. What there is stands at /api/v1.',
  })
}
