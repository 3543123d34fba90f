import type { Instrumentation } from 'next'
import type { IncomingRequest } from '#lib/request-normalizer'

type Arrival = { request: IncomingRequest }

const isArrival = (message: unknown): message is Arrival =>
  typeof message === 'object' && message !== null && 'request' in message

/** Next calls this once at the start, before the first request. */
export async function register() {
  // Next also builds this file for the edge runtime, and removes only code inside this condition from that build.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    // Exit on invalid settings: Next would log the error, keep running and answer every request with 500.
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

/** The error page shows the digest; the log has the stack under the same id. */
export const onRequestError: Instrumentation.onRequestError = async (thrown, request, context) => {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { log } = await import('#lib/log')
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    const digest = 'digest' in error && typeof error.digest === 'string' ? error.digest : null
    const id = digest ?? crypto.randomUUID()
    // The query may contain a reader's search, so it is not logged.
    const path = request.path.split('?')[0]
    log.error(
      { id, method: request.method, path, route: context.routePath, stack: error.stack },
      error.message,
    )
  }
}
