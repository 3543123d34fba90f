import type { Instrumentation } from 'next'
import type { IncomingRequest } from '#lib/request-normalizer'

type Arrival = { request: IncomingRequest }

const isArrival = (message: unknown): message is Arrival =>
  typeof message === 'object' && message !== null && 'request' in message

/** Once at the start, before the first request. */
export async function register() {
  // Next builds this file for its other runtime as well; only what stands inside the condition is left out there.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    // Next would tell of it and stay, with 500 for every request.
    const { env } = await import('#lib/env').catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
      process.exit(1)
    })
    const { subscribe } = await import('node:diagnostics_channel')
    const { normalizeRequest } = await import('#lib/request-normalizer')
    subscribe('http.server.request.start', (message) => {
      if (isArrival(message)) normalizeRequest(message.request, env.TRUSTED_PROXIES)
    })
  }
}

/** A reader sees the digest on the page that apologises; the log has the stack under the same id. */
export const onRequestError: Instrumentation.onRequestError = async (thrown, request, context) => {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { log } = await import('#lib/log')
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    const digest = 'digest' in error && typeof error.digest === 'string' ? error.digest : null
    const id = digest ?? crypto.randomUUID()
    // Without the query: what somebody searched for is nobody's business.
    const path = request.path.split('?')[0]
    log.error(
      { id, method: request.method, path, route: context.routePath, stack: error.stack },
      error.message,
    )
  }
}
