import type { IncomingMessage, ServerResponse } from 'node:http'
import { isDraining } from './drain'
import { inertPolicy, staticHeaders } from './static-headers.js'

/** One word for each check (lib/readiness.server.ts). */
export type Words = Record<string, string>

/** Without a worker mail waits, but the server serves: taking every server out of use would help nobody. */
export const isReady = (words: Words): boolean =>
  Object.values(words).every((word) => word === 'ok' || word === 'stopped')

/**
 * Responds to a supervisor before the framework runs. `/healthz`: this process runs, whatever its database does.
 * `/readyz`: it can serve now. Returns true if it responded.
 */
export function respondToProbe(
  request: IncomingMessage,
  response: ServerResponse,
  readiness: () => Promise<Words>,
): boolean {
  const path = request.url?.split('?')[0]
  if (path === '/healthz') send(response, { server: 'ok' })
  else if (path !== '/readyz') return false
  else if (isDraining()) send(response, { server: 'draining' })
  else void readiness().then((words) => send(response, { server: 'ok', ...words }))
  return true
}

/** No cache may store it, and Next never sees the request. */
function send(response: ServerResponse, words: Words): void {
  const isGood = isReady(words)
  const body = Buffer.from(`${JSON.stringify(words)}\n`)
  response.writeHead(isGood ? 200 : 503, {
    ...staticHeaders,
    'content-type': 'application/json',
    'content-security-policy': inertPolicy,
    'cache-control': 'private, no-store',
    'content-length': String(body.length),
    ...(isGood ? undefined : { 'retry-after': '5' }),
  })
  response.end(response.req.method === 'HEAD' ? undefined : body)
}
