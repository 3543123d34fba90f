import 'server-only'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { databasePools } from './db-pool.server'
import { documentCache } from './document-cache.server'
import { eventCounts } from './event-counts'
import type { ObservedRequest } from './request-observer'

/**
 * The metrics of this process. Each label has a bounded number of values, all of them words of our code: no address, no
 * account, no client.
 */
export const metrics = new Registry()

// Memory, CPU, event-loop lag, garbage collection and open handles.
collectDefaultMetrics({ register: metrics })

const registers = [metrics]

const requests = new Counter({
  name: 'http_requests_total',
  help: 'Requests by route pattern and class of status',
  labelNames: ['route', 'status'],
  registers,
})

const durations = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time from the arrival of a request to the end of its response',
  labelNames: ['route'],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers,
})

export function countRequest({ route, status, durationMs }: ObservedRequest): void {
  requests.inc({ route, status: status === null ? 'aborted' : `${Math.floor(status / 100)}xx` })
  durations.observe({ route }, durationMs / 1000)
}

new Gauge({
  name: 'at_variance_database_connections',
  help: 'Connections of each side’s pool, and requests that wait for one',
  labelNames: ['side', 'state'],
  registers,
  collect() {
    for (const [side, pool] of Object.entries(databasePools)) {
      this.set({ side, state: 'open' }, pool.totalCount)
      this.set({ side, state: 'idle' }, pool.idleCount)
      this.set({ side, state: 'waiting' }, pool.waitingCount)
    }
  },
})

new Counter({
  name: 'at_variance_document_cache_total',
  help: 'Documents sent from the cache, and documents made for it',
  labelNames: ['result'],
  registers,
  collect() {
    this.reset()
    this.inc({ result: 'hit' }, documentCache.hits)
    this.inc({ result: 'miss' }, documentCache.misses)
  },
})

new Gauge({
  name: 'at_variance_document_cache_bytes',
  help: 'Bytes of the cached documents',
  registers,
  collect() {
    this.set(documentCache.bytes)
  },
})

new Counter({
  name: 'at_variance_events_total',
  help: 'Lines of the log by event: refused sign-ins and forms, tries beyond a limit, faults of the database',
  labelNames: ['event'],
  registers,
  collect() {
    this.reset()
    for (const [event, count] of eventCounts) this.inc({ event }, count)
  },
})

type Queue = { kind: string; open: number; dead: number; oldestSeconds: number }

/** Adds the queues of the worker. While the database cannot be read they have no value, and the rest is still served. */
export function watchQueues(readQueues: () => Promise<Queue[]>): void {
  new Gauge({
    name: 'at_variance_jobs',
    help: 'Jobs that are not done: open ones, and dead ones that wait for an admin',
    labelNames: ['kind', 'state'],
    registers,
    async collect() {
      this.reset()
      for (const { kind, open, dead } of await readQueues().catch(() => [])) {
        this.set({ kind, state: 'open' }, open)
        this.set({ kind, state: 'dead' }, dead)
      }
    },
  })
  new Gauge({
    name: 'at_variance_oldest_job_seconds',
    help: 'Age of the oldest open job',
    labelNames: ['kind'],
    registers,
    async collect() {
      this.reset()
      for (const { kind, oldestSeconds } of await readQueues().catch(() => []))
        this.set({ kind }, oldestSeconds)
    },
  })
}
