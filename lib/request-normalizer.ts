import { urlRejection, bodyRejection, isInternal } from './headers'

export type IncomingRequest = {
  method?: string | undefined
  url?: string | undefined
  headers: Record<string, string | string[] | undefined>
  socket?: { remoteAddress?: string | undefined }
}

const methods = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * Sets a request right before the framework looks at it. Next answers TRACE and `OPTIONS *` with 500 before the proxy
 * is asked, sends an absolute address (`GET http://elsewhere/`) there with 308, redirects a doubled slash without our
 * headers, holds the proxy's answer back until the whole body has arrived, and cannot take an address that does not decode: all
 * of them become an ordinary address without a body, that the proxy refuses. What handlers answer passes no other door.
 */
export function normalizeRequest(request: IncomingRequest, trustedProxies = 0): void {
  for (const name of Object.keys(request.headers)) if (isInternal(name)) delete request.headers[name]
  const address = clientAddress(request, trustedProxies)
  if (address !== undefined) request.headers['x-client-address'] = address
  const refused = refusedStatus(request)
  if (refused === null) return
  request.method = 'GET'
  request.url = '/'
  request.headers['x-refused'] = String(refused)
}

/**
 * Who is asking: the other end of the connection, or what the outermost of our own proxies saw there. What lies further
 * left in X-Forwarded-For was written by whoever asks, and counts for nothing.
 */
function clientAddress({ headers, socket }: IncomingRequest, trustedProxies: number): string | undefined {
  const forwarded = headers['x-forwarded-for']
  if (trustedProxies === 0 || forwarded === undefined) return socket?.remoteAddress
  return String(forwarded)
    .split(',')
    .map((address) => address.trim())
    .at(-trustedProxies)
}

function refusedStatus({ method = '', url = '', headers }: IncomingRequest) {
  if (!methods.has(method)) return 405
  if (!url.startsWith('/')) return 400
  if (/^[^?]*(\/\/|\\)/.test(url)) return 404
  const length = headers['content-length']
  const body = bodyRejection({
    method,
    path: url.split('?')[0] ?? url,
    length: typeof length === 'string' ? length : null,
    isChunked: headers['transfer-encoding'] !== undefined,
  })
  return body ?? urlRejection(url)
}
