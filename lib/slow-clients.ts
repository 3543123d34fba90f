import type { Server } from 'node:http'

/** Node looks for slow clients at an interval, so each limit is an interval shorter than what we promise: 10 s and 15 s. */
const limits = { headMs: 9000, requestMs: 14_000, intervalMs: 1000 }

/**
 * Cuts clients that send a head or a whole request too slowly. Next makes the server, with Node's limits of 60 s and
 * 300 s and an interval of 30 s. Node starts the interval in its own listener of `listening`, so that listener runs again.
 */
export function cutSlowClients(server: Server, { headMs, requestMs, intervalMs } = limits): void {
  server.headersTimeout = headMs
  server.requestTimeout = requestMs
  Object.assign(server, { connectionsCheckingInterval: intervalMs })
  const track = server.listeners('listening').find(({ name }) => name === 'setupConnectionsTracking')
  if (track === undefined) throw new Error('This version of Node looks for slow clients in another way.')
  track.call(server)
}
