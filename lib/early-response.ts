import type { IncomingMessage, ServerResponse } from 'node:http'
import type { VersionedCache } from './cache.server'
import { recentVersion } from './content-version'
import { documentKey } from './document-key'
import { refusedStatus, rejectionSentences } from './headers'
import { allowPackedResponse } from './packed-headers'
import { encodingFor, headOf, type PackedDocument } from './packed-document'
import { inertPolicy, staticHeaders } from './static-headers.js'

declare global {
  /** Shared by the bundle of the pages, which fills it, and the bundle of this hook. */
  var documentCache: VersionedCache<PackedDocument> | undefined
}

/**
 * Responds before the framework runs: to a rejected request, and with a cached document. Returns true if it responded.
 */
export function respondEarly(request: IncomingMessage, response: ServerResponse): boolean {
  if (respondToRefused(request, response) || respondFromCache(request, response)) return true
  allowPackedResponse(request, response)
  return false
}

function respondToRefused({ headers }: IncomingMessage, response: ServerResponse): boolean {
  const status = refusedStatus(headers['x-refused'])
  if (status === null) return false
  const body = Buffer.from(`${rejectionSentences[status]}\n`)
  response.writeHead(status, {
    ...staticHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'content-security-policy': inertPolicy,
    'cache-control': 'private, no-store',
    'content-length': String(body.length),
    ...(status === 405 ? { allow: 'GET, HEAD' } : undefined),
  })
  response.end(body)
  return true
}

/** The content version must have been read within the last second, so a withdrawn record is never served for longer. */
function respondFromCache(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== 'GET' || request.headers.authorization !== undefined) return false
  const contentVersion = recentVersion()
  if (contentVersion === null) return false
  const cached = globalThis.documentCache?.get(contentVersion, documentKey(request.url ?? ''))
  if (!cached) return false
  const accepted = request.headers['accept-encoding']
  const encoding = encodingFor(typeof accepted === 'string' ? accepted : null)
  const body = cached.bodies[encoding]
  if (!body) return false
  const { status, headers } = headOf(cached, { encoding, ifNoneMatch: request.headers['if-none-match'] })
  const packing = {
    ...(encoding === 'identity' ? undefined : { 'content-encoding': encoding }),
    'content-length': String(body.length),
  }
  response.writeHead(status, { ...staticHeaders, ...headers, ...(status === 304 ? undefined : packing) })
  response.end(status === 304 ? undefined : body)
  return true
}
