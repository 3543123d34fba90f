import type { Server, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

/** Together below the ten seconds after which scripts/lib/serve.mjs ends a server by force. */
const limits = { announceMs: 1000, finishMs: 8000 }

/** `close` ends the idle connections once; those that finish a request later become idle after it. */
const idleMs = 50

let isDraining = false

/** While the server drains, each head says that its connection closes, so the client opens its next one elsewhere. */
export function announceDrain(response: ServerResponse): void {
  if (isDraining) response.setHeader('connection', 'close')
}

/**
 * Stops a server without breaking a request: it answers for a moment more and announces the end, then it accepts no
 * connection, finishes what has begun, and cuts what is too slow. Resolves when no connection is left.
 */
export async function drain(server: Server, { announceMs, finishMs } = limits): Promise<void> {
  isDraining = true
  await pause(announceMs)
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const idle = setInterval(() => server.closeIdleConnections(), idleMs)
  const cut = setTimeout(() => server.closeAllConnections(), finishMs)
  await closed
  clearInterval(idle)
  clearTimeout(cut)
}
