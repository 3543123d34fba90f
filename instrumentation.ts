import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Instrumentation } from 'next'

type Arrival = { request: IncomingMessage; response: ServerResponse; server: Server }

const isArrival = (message: unknown): message is Arrival =>
  typeof message === 'object' && message !== null && 'request' in message && 'server' in message

/** Next calls this once at the start, before the first request. */
export async function register() {
  // Next also builds this file for its edge runtime, and leaves out only what is inside this condition.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    // Without this exit Next would stay up and respond 500 to every request.
    const { env } = await import('#lib/env').catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
      process.exit(1)
    })
    const { subscribe } = await import('node:diagnostics_channel')
    const { respondEarly } = await import('#lib/early-response')
    const { normalizeRequest } = await import('#lib/request-normalizer')
    const wrapped = new WeakSet<Server>()
    subscribe('http.server.request.start', (message) => {
      if (!isArrival(message)) return
      const { request, server } = message
      normalizeRequest(request, env.TRUSTED_PROXIES)
      if (wrapped.has(server)) return
      wrapped.add(server)
      respondFirst(server, respondEarly)
    })
  }
}

/** Asks `respond` before the framework's own listeners. The first request is emitted after its message, so it is asked as well. */
function respondFirst(
  server: Server,
  respond: (request: IncomingMessage, response: ServerResponse) => boolean,
): void {
  const listeners = server.listeners('request')
  server.removeAllListeners('request')
  server.on('request', (request, response) => {
    if (!respond(request, response))
      for (const listener of listeners) listener.call(server, request, response)
  })
}

/** A reader sees the digest on the error page; the log has the stack under the same id. */
export const onRequestError: Instrumentation.onRequestError = async (thrown, request, context) => {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { log } = await import('#lib/log')
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    const digest = 'digest' in error && typeof error.digest === 'string' ? error.digest : null
    const id = digest ?? crypto.randomUUID()
    // Without the query: a search is private.
    const path = request.path.split('?')[0]
    log.error(
      { id, method: request.method, path, route: context.routePath, stack: error.stack },
      error.message,
    )
  }
}
