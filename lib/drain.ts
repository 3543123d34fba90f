import type { Server, ServerResponse } from 'node:http'
import { Server as NetServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** Together below the ten seconds after which scripts/lib/serve.mjs ends a server by force. */
const limits = { announceMs: 1000, finishMs: 8000 }

let draining = false

export const isDraining = () => draining

/** While the server drains, each head says that its connection closes, so the client opens its next one elsewhere. */
export function announceDrain(response: ServerResponse): void {
  if (draining) response.setHeader('connection', 'close')
}

/**
 * Stops a server without breaking a request. For a moment it still answers and announces the end. Then it accepts
 * no connection and finishes the requests in progress. A request on its way on an open connection is answered; an
 * idle connection ends by its time limit. Connections left at the end are cut.
 */
export async function drain(server: Server, { announceMs, finishMs } = limits): Promise<void> {
  draining = true
  await pause(announceMs)
  // The HTTP server's own close would also end idle connections, on which a request may be on its way.
  const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()))
  const timer = setTimeout(() => server.closeAllConnections(), finishMs)
  await closed
  clearTimeout(timer)
}
