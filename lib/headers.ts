/** A page loads our own files and scripts with this response's nonce only. It cannot be framed. */
export function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self'${isDevelopment ? ` 'unsafe-inline'` : ''}`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `manifest-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `object-src 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}

/**
 * Internal headers of the framework, which no client may send, and ours, which only the proxy sets. The two request ids
 * are allowed, since `next dev` needs them to answer a form.
 */
const internal =
  /^(x-middleware-|x-nextjs-(?!(html-)?request-id$)|x-invoke-|x-matched-path$|x-now-|next-resume$|x-nonce$|x-tombstone$|x-refused$|x-client-address$|x-asked$|content-security-policy$)/i

export const isInternal = (name: string) => internal.test(name)

/** The request's headers without the internal ones. */
export function withoutInternal(headers: Headers): Headers {
  const saved = new Headers()
  for (const [name, value] of headers) if (!isInternal(name)) saved.set(name, value)
  return saved
}

export const bodyLengthMax = 1024 * 1024
const addressLengthMax = 4096
const parametersMax = 100

const sentences = {
  400: 'Ask for a path of this site, without characters that stand for nothing, and with fewer parameters.',
  403: 'This form was sent from another address than the site’s own. Open the page again and send it from there.',
  404: 'No such page.',
  405: 'This address is for reading.',
  411: 'Say how long the body is.',
  413: 'This is too long to take.',
  414: 'This address is too long.',
}
const readMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

type Body = { method: string; path: string; length: string | null; isChunked: boolean }

/** Forms are sent to the pages that show them, and to no other address. */
const takesForms = (path: string) => /^\/(sign-in|desk)(\/|$)/.test(path)

/** Only the editors' forms write. Any other body is measured and then refused. */
export function bodyRejection({ method, path, length, isChunked }: Body): 405 | 411 | 413 | null {
  if (length !== null && Number(length) > bodyLengthMax) return 413
  if (readMethods.has(method) && !isChunked) return null
  if (length === null || isChunked) return 411
  return method === 'POST' && takesForms(path) ? null : 405
}

/**
 * True if a form comes from a page of this site: its Origin is the site's, and Sec-Fetch-Site, if sent, is same-origin.
 * A request without Origin is not one of our forms (docs/guarantees.md, rule 7).
 */
export function isSameOrigin(headers: Headers, origin: string): boolean {
  const site = headers.get('sec-fetch-site')
  return headers.get('origin') === origin && (site === null || site === 'same-origin')
}

/** The reason to refuse an address regardless of its page, or null. `url` is the raw path and query. */
export function urlRejection(url: string): 400 | 414 | null {
  if (url.length > addressLengthMax) return 414
  const [path = '', ...queries] = url.split('?')
  const query = queries.join('?')
  if (!isDecodable(path) || !isDecodable(query)) return 400
  return [...new URLSearchParams(query).keys()].length > parametersMax ? 400 : null
}

type PageRequest = { method: string; url: URL; headers: Headers; origin: string }
type RejectionStatus = keyof typeof sentences
type Rejection = { status: RejectionStatus; sentence: string }

/** Paths of the framework's tools that this site does not have. */
const absent = /^\/(_next\/(image|mcp)|__nextjs|absent$|withdrawn$|unavailable$)|\.map$/i

/** The reason to refuse a page before any query, or null. */
export function rejectionOf({ method, url, headers, origin }: PageRequest): Rejection | null {
  const path = url.pathname
  const status = normalizerRejection(headers) ?? bodyRejection({ method, path, ...bodyOf(headers) })
  if (status !== null) return { status, sentence: sentences[status] }
  if (!readMethods.has(method) && !isSameOrigin(headers, origin))
    return { status: 403, sentence: sentences[403] }
  return absent.test(url.pathname) ? { status: 404, sentence: sentences[404] } : null
}

const bodyOf = (headers: Headers) => ({
  length: headers.get('content-length'),
  isChunked: headers.has('transfer-encoding'),
})

/** The status lib/request-normalizer.ts decided; it removes the header from incoming requests. */
function normalizerRejection(headers: Headers) {
  const refused = Number(headers.get('x-refused') ?? 0)
  return ([400, 404, 405, 411, 413, 414] as const).find((status) => status === refused) ?? null
}

function isDecodable(text: string): boolean {
  try {
    return !/\0|\p{Surrogate}/u.test(decodeURIComponent(text.replaceAll('+', ' ')))
  } catch {
    return false
  }
}
