import type { IncomingMessage, ServerResponse } from 'node:http'

/** One finished request. It has no address, no query and no client: what a person reads is private. */
export type ObservedRequest = {
  requestId: string
  method: string
  route: string
  /** Null if the client left before the head was sent. */
  status: number | null
  durationMs: number
  /** The bytes sent, head included. */
  bytes: number
}

type Observer = {
  routeOf: (url: string) => string
  report: (request: ObservedRequest) => void
}

/** Reports the request when its response has ended, or its client has left. */
export function observeRequest(
  { request, response }: { request: IncomingMessage; response: ServerResponse },
  requestId: string,
  { routeOf, report }: Observer,
): void {
  const startedAt = performance.now()
  // Next and the normaliser may replace both later.
  const { method = '', url = '', socket } = request
  const bytesBefore = socket.bytesWritten
  response.once('close', () =>
    report({
      ...{ requestId, method, route: routeOf(url) },
      status: response.headersSent ? response.statusCode : null,
      durationMs: Math.round((performance.now() - startedAt) * 10) / 10,
      bytes: socket.bytesWritten - bytesBefore,
    }),
  )
}
