import 'server-only'
import { readFileSync } from 'node:fs'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { env } from './env'
import { log } from './log'
import type { watchQueues } from './metrics.server'
import { observeRequest, type ObservedRequest } from './request-observer'
import { routePatterns } from './route-pattern'

type Arrival = { request: IncomingMessage; response: ServerResponse }
type Observation = {
  observe: (arrival: Arrival, requestId: string) => void
  /** Serves the metrics; its own requests are not observed. */
  listener: Server | null
}

type ReadQueues = Parameters<typeof watchQueues>[0]

const logRequest = (request: ObservedRequest) => log.info({ event: 'request', ...request })

const readRoutes = (): unknown =>
  JSON.parse(readFileSync(join(process.cwd(), env.NEXT_DIST_DIR, 'routes-manifest.json'), 'utf8'))

/** Starts what the settings turn on: metrics and access log. Both name a request by its route, which only a build lists. */
export async function startObservation(readQueues: ReadQueues): Promise<Observation> {
  const { METRICS_PORT, METRICS_HOST, ACCESS_LOG, NODE_ENV } = env
  const reports = ACCESS_LOG === '1' ? [logRequest] : []
  let listener: Server | null = null
  if (METRICS_PORT !== undefined) {
    const metrics = await import('./metrics.server')
    const { listenForMetrics } = await import('./metrics-listener.server')
    reports.push(metrics.countRequest)
    metrics.watchQueues(readQueues)
    listener = listenForMetrics(METRICS_PORT, METRICS_HOST ?? '127.0.0.1')
  }
  if (NODE_ENV !== 'production' || reports.length === 0) return { observe: () => {}, listener }
  const routeOf = routePatterns(readRoutes())
  const report = (request: ObservedRequest) => {
    for (const each of reports) each(request)
  }
  return {
    observe: (arrival, requestId) => observeRequest(arrival, requestId, { routeOf, report }),
    listener,
  }
}
