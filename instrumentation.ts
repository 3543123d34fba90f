import type { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http'
import type { Instrumentation } from 'next'

type Arrival = { request: IncomingMessage; response: ServerResponse; server: HttpServer }

const isArrival = (message: unknown): message is Arrival =>
  typeof message === 'object' && message !== null && 'request' in message && 'server' in message

/** The server of the message of a new connection. */
const serverOf = (message: unknown): unknown =>
  typeof message === 'object' && message !== null && 'socket' in message && message.socket instanceof Object
    ? Reflect.get(message.socket, 'server')
    : null

/** The open handles of this process, servers among them. Node has no public name for them. */
function activeHandles(): unknown[] {
  const list: unknown = Reflect.get(process, '_getActiveHandles')
  const handles: unknown = typeof list === 'function' ? Reflect.apply(list, process, []) : []
  return Array.isArray(handles) ? handles : []
}

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
    const { Server } = await import('node:http')
    const { drain } = await import('#lib/drain')
    const { respondEarly } = await import('#lib/early-response')
    const { normalizeRequest } = await import('#lib/request-normalizer')
    const { respondToProbe } = await import('#lib/probe-response')
    const { recentReadiness } = await import('#lib/readiness.server')
    const { currentResponse, guardHead, sendInstead } = await import('#lib/response-guard')
    const { respondWithSecurityText } = await import('#lib/security-text')
    const { cutSlowClients } = await import('#lib/slow-clients')
    const { startObservation } = await import('#lib/observation.server')
    const { queueStates } = await import('#features/jobs/queue.server')
    const { observe, listener } = await startObservation(queueStates)
    // The metrics' listener ends with the others, and needs none of their set-up.
    const servers = new Set<HttpServer>(listener === null ? [] : [listener])
    const securitySite = { contact: env.SECURITY_CONTACT, origin: env.APP_ORIGIN }
    const setUp = (server: unknown) => {
      if (!(server instanceof Server) || servers.has(server)) return
      servers.add(server)
      cutSlowClients(server)
      respondFirst(
        server,
        (request, response) =>
          respondToProbe(request, response, recentReadiness) ||
          respondWithSecurityText(request, response, securitySite) ||
          respondEarly(request, response),
        currentResponse,
      )
    }
    subscribe('net.server.socket', (message) => setUp(serverOf(message)))
    // Next listens before it calls this, and nothing reports the connections of that moment.
    for (const handle of activeHandles()) setUp(handle)
    subscribe('http.server.request.start', (message) => {
      if (!isArrival(message) || message.server === listener) return
      const { request, response } = message
      // The same in the log, on an error page and in the header of every response.
      const requestId = crypto.randomUUID()
      observe(message, requestId)
      normalizeRequest(request, env.TRUSTED_PROXIES)
      request.headers['x-request-id'] = requestId
      response.setHeader('x-request-id', requestId)
      guardHead(response)
    })
    const { errorDocument } = await import('#app/unavailable/error-document')
    sendErrorDocument = (error, id, method) => sendInstead(errorDocument(error, id, method))
    const isProduction = env.NODE_ENV === 'production'
    if (isProduction) {
      const { checkServer } = await import('#lib/server-check.server')
      await checkServer()
    }
    const { startWorker } = await import('#features/worker/worker.server')
    const worker = env.WORKER === '1' ? startWorker() : null
    if (!isProduction) return
    // Next would stop listening at once, and close connections on which a request is on its way.
    process.removeAllListeners('SIGTERM')
    process.once('SIGTERM', () => {
      void Promise.all([worker?.stop(), ...[...servers].map((server) => drain(server))]).then(() =>
        process.exit(143),
      )
    })
  }
}

/** Calls `respond` before the framework's listeners. The first request is emitted after its message, so `respond` gets it, too. */
function respondFirst(
  server: HttpServer,
  respond: (request: IncomingMessage, response: ServerResponse) => boolean,
  context: AsyncLocalStorage<ServerResponse>,
): void {
  const listeners = server.listeners('request')
  server.removeAllListeners('request')
  server.on('request', (request, response) => {
    if (respond(request, response)) return
    context.run(response, () => {
      for (const listener of listeners) listener.call(server, request, response)
    })
  })
}

/** Set at the start: what the response to a failed page is must be known before the framework writes its head. */
let sendErrorDocument = (_error: unknown, _id: string, _method: string): void => {}

/** A reader sees the digest on the error page; the log has the stack under the same id. */
export const onRequestError: Instrumentation.onRequestError = async (thrown, request, context) => {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    const digest = 'digest' in error && typeof error.digest === 'string' ? error.digest : null
    const id = digest ?? crypto.randomUUID()
    sendErrorDocument(error, id, request.method)
    const { log } = await import('#lib/log')
    // Without the query: a search is private.
    const path = request.path.split('?')[0]
    const requestId = request.headers['x-request-id']
    log.error(
      { id, requestId, method: request.method, path, route: context.routePath, stack: error.stack },
      error.message,
    )
  }
}
