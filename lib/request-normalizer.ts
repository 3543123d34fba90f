import { urlRejection, bodyRejection, isFrameworkTool, isInternal } from './headers'

export type IncomingRequest = {
  method?: string | undefined
  url?: string | undefined
  headers: Record<string, string | string[] | undefined>
  socket?: { remoteAddress?: string | undefined }
}

/** No page is here, so the catch-all route responds with the 404 document. */
const absentPath = '/absent'
/** Next answers these differently; a document is the same bytes for every client. */
const framework = /^(rsc|next-.*)$/i
const isDesk = (url: string) => /^\/(desk|sign-in)([/?]|$)/.test(url)

/** The API, and exports by their ending. */
const data = /^\/(?:(?:api|exports)\/|(?:records|disputes)\/[^/?]+\.[a-z]+(?:\?|$))/
/** `/desk/..` is another address for Next's router than for its proxy. Browsers resolve such segments before they send. */
const dotSegment = /^[^?]*\/(?:\.|%2e){1,2}(?:[/?]|$)/i
const methods = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * Replaces a request that Next mishandles by an ordinary one without a body, which the proxy refuses. Before the proxy
 * runs, Next answers TRACE and `OPTIONS *` with 500 and follows an absolute address (`GET http://elsewhere/`) with 308.
 * It redirects a doubled slash without our headers. It also delays the proxy's answer until the whole body has arrived,
 * and fails on an address that does not decode.
 */
export function normalizeRequest(request: IncomingRequest, trustedProxies = 0): void {
  for (const name of Object.keys(request.headers)) if (isInternal(name)) delete request.headers[name]
  const address = clientAddress(request, trustedProxies)
  if (address !== undefined) request.headers['x-client-address'] = address
  const { url = '' } = request
  if (!isDesk(url))
    for (const name of Object.keys(request.headers)) if (framework.test(name)) delete request.headers[name]
  const rejection = refusedStatus(request)
  if (rejection === null) return
  request.method = 'GET'
  request.url = absentPath
  if (rejection !== 404) request.headers['x-refused'] = String(rejection)
}

/**
 * The client's address: the peer of the connection, or the one that our outermost proxy reported. Entries further left
 * in X-Forwarded-For come from the client and are ignored.
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
  // Only data answers OPTIONS (CORS).
  if (method === 'OPTIONS' && url.startsWith('/') && !data.test(url)) return 405
  if (!url.startsWith('/')) return 400
  if (/^[^?]*(\/\/|\\)/.test(url) || dotSegment.test(url) || isFrameworkTool(url)) return 404
  const length = headers['content-length']
  const body = bodyRejection({
    method,
    path: url.split('?')[0] ?? url,
    length: typeof length === 'string' ? length : null,
    isChunked: headers['transfer-encoding'] !== undefined,
  })
  return body ?? urlRejection(url)
}
