import { databaseFault } from '#lib/db-errors'
import { inertHeaders } from '#lib/headers'

const retryAfterSeconds = 5

/** No cache may store a refusal, a redirect or a notice of withdrawal. */
export const noStoreHeaders = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' }

export type Problem = {
  status: 400 | 404 | 410 | 503
  /** A sentence that says what to do. */
  detail: string
  /** The invalid parameters, each with its reason. */
  errors?: { parameter: string; detail: string }[]
}

const titles = {
  400: 'Not understood',
  404: 'Not found',
  410: 'Withdrawn',
  503: 'Out of reach for the moment',
} satisfies Record<Problem['status'], string>

/** RFC 9457. */
export function problem({ status, ...refusal }: Problem, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title: titles[status], status, ...refusal }), {
    status,
    headers: {
      ...noStoreHeaders,
      ...retry(status),
      ...headers,
      'content-type': 'application/problem+json; charset=utf-8',
    },
  })
}

export function textProblem({ status, detail }: Problem): Response {
  return new Response(`${detail}\n`, {
    status,
    headers: {
      ...noStoreHeaders,
      ...inertHeaders,
      ...retry(status),
      'content-type': 'text/plain; charset=utf-8',
    },
  })
}

const retry = (status: number) => (status === 503 ? { 'retry-after': String(retryAfterSeconds) } : undefined)

/** The 503 for a fault of the database. Rethrows any other error, since it is a bug. */
export function problemOfError(error: unknown): Problem {
  if (databaseFault(error) === null) throw error
  return { status: 503, detail: 'The records are out of reach for the moment. Try again in a few seconds.' }
}
