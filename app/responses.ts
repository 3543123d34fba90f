import { isUnavailable } from '#lib/db-errors'

const retryAfterSeconds = 5

/** A withdrawal is gone everywhere within seconds: what handlers answer is never kept on the way. */
export const noStoreHeaders = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' }

export type Problem = {
  status: 400 | 404 | 410 | 503
  /** A sentence that a person can act on. */
  detail: string
  /** The parameters that were not understood, and why. */
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
    headers: { ...noStoreHeaders, ...retry(status), 'content-type': 'text/plain; charset=utf-8' },
  })
}

const retry = (status: number) => (status === 503 ? { 'retry-after': String(retryAfterSeconds) } : undefined)

/** The refusal of an answer that the database could not give; any other error is a bug and goes on. */
export function problemOfError(error: unknown): Problem {
  if (!isUnavailable(error)) throw error
  return { status: 503, detail: 'The records are out of reach for the moment. Try again in a few seconds.' }
}

/** True when the client holds these very bytes already (RFC 9110, 13.1.2). */
export function matchesEtag(request: Request, sha256: string): boolean {
  const stored = request.headers.get('if-none-match') ?? ''
  return (
    stored.trim() === '*' || stored.split(',').some((tag) => tag.trim().replace(/^W\//, '') === `"${sha256}"`)
  )
}
