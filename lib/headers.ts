import { corsHeaders, inertPolicy } from './static-headers.js'

/** Documents carry no nonce, so that every reader gets the same bytes. `themeHash`: base64 SHA-256 of the one inline script. */
export const documentPolicy = (themeHash: string, ancestors: 'none' | 'self' = 'none'): string =>
  [
    `default-src 'none'`,
    `script-src 'self' 'sha256-${themeHash}'`,
    `style-src 'self'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors '${ancestors}'`,
  ].join('; ')

/** What is opened as a page loads and runs nothing. */
export const inertHeaders = { 'content-security-policy': inertPolicy }

/** Headers of API and exports: a cached body is sent before Next adds those of next.config.js. */
export const dataHeaders = { ...inertHeaders, ...corsHeaders }

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
    `frame-src 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}

/**
 * Internal headers of the framework, which no client may send, and ours, which only the proxy sets. The two request ids
 * are allowed, since `next dev` needs them to answer a form.
 */
const internal =
  /^(x-middleware-|x-nextjs-(?!(html-)?request-id$)|x-invoke-|x-matched-path$|x-now-|next-resume$|x-nonce$|x-tombstone$|x-refused$|x-client-address$|x-sign-in-counted$|x-request-id$|x-accept-encoding$|x-requested-path$|content-security-policy$)/i

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

export const rejectionSentences = {
  400: 'Ask for a path of this site, without characters that stand for nothing, and with fewer parameters.',
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

/** The names of a machine for itself. A site at one of them, like the embedded install, accepts them all. */
const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

function isOwnOrigin(formOrigin: string | null, origin: string): boolean {
  if (formOrigin === null || formOrigin === origin) return formOrigin === origin
  if (!URL.canParse(formOrigin)) return false
  const [form, site] = [new URL(formOrigin), new URL(origin)]
  if (form.origin !== formOrigin || !loopback.has(form.hostname) || !loopback.has(site.hostname)) return false
  return form.protocol === site.protocol && form.port === site.port
}

/**
 * True if a form comes from a page of this site: its Origin is the site's, and Sec-Fetch-Site, if sent, is same-origin.
 * A request without Origin is not one of our forms (docs/guarantees.md, rule 7).
 */
export function isSameOrigin(headers: Headers, origin: string): boolean {
  const site = headers.get('sec-fetch-site')
  return isOwnOrigin(headers.get('origin'), origin) && (site === null || site === 'same-origin')
}

export const crossOriginSentence = (origin: string): string =>
  `This form was sent from another address than the site’s own, which is ${origin}. Open the page there and send it again.`

/** The reason to refuse an address regardless of its page, or null. `url` is the raw path and query. */
export function urlRejection(url: string): 400 | 414 | null {
  if (url.length > addressLengthMax) return 414
  const [path = '', ...queries] = url.split('?')
  const query = queries.join('?')
  if (!isDecodable(path) || !isDecodable(query)) return 400
  return [...new URLSearchParams(query).keys()].length > parametersMax ? 400 : null
}

type PageRequest = { method: string; url: URL; headers: Headers; origin: string }
const rejectionStatuses = [400, 404, 405, 411, 413, 414] as const
type RejectionStatus = keyof typeof rejectionSentences
type Rejection = { status: RejectionStatus | 403; sentence: string }

/** Paths of the framework's tools that this site does not have, and of the page that only the proxy shows. */
const frameworkTool = /^\/(_next\/(image|mcp)|__nextjs|unavailable$)|^[^?]*\.map$/i
export const isFrameworkTool = (url: string) => frameworkTool.test(url.split('?')[0] ?? url)

/** The reason to refuse a page before any query, or null. */
export function rejectionOf({ method, url, headers, origin }: PageRequest): Rejection | null {
  const path = url.pathname
  const status = bodyRejection({ method, path, ...bodyOf(headers) })
  if (status !== null) return { status, sentence: rejectionSentences[status] }
  if (!readMethods.has(method) && !isSameOrigin(headers, origin))
    return { status: 403, sentence: crossOriginSentence(origin) }
  return null
}

const bodyOf = (headers: Headers) => ({
  length: headers.get('content-length'),
  isChunked: headers.has('transfer-encoding'),
})

/** The status that lib/request-normalizer.ts decided; it removes the header from incoming requests. */
export function refusedStatus(header: string | string[] | undefined): RejectionStatus | null {
  return rejectionStatuses.find((status) => String(status) === header) ?? null
}

function isDecodable(text: string): boolean {
  try {
    return !/\0|\p{Surrogate}/u.test(decodeURIComponent(text.replaceAll('+', ' ')))
  } catch {
    return false
  }
}
