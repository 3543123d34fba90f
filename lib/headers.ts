/** What a browser may load: our own files, and scripts that carry this response's nonce. Nothing is framed. */
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

/** Words of the framework's own, which a client has no business to send, and ours, which only the proxy sets. */
const internal =
  /^(x-middleware-|x-nextjs-|x-invoke-|x-matched-path$|x-now-|next-resume$|x-nonce$|x-tombstone$|x-refused$|content-security-policy$)/i

export const isInternal = (name: string) => internal.test(name)

/** The request's headers without what only we may say. */
export function withoutInternal(headers: Headers): Headers {
  const kept = new Headers()
  for (const [name, value] of headers) if (!isInternal(name)) kept.set(name, value)
  return kept
}

export const bodyLengthMax = 1024 * 1024
const addressLengthMax = 4096
const parametersMax = 100

type Asked = { method: string; url: URL; headers: Headers }
type Refusal = { status: 400 | 404 | 405 | 411 | 413 | 414; sentence: string }

const readMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Paths of the framework's tools that this site does not have. */
const absent = /^\/(_next\/(image|mcp)|__nextjs|withdrawn$|unavailable$)|\.map$/i

/** Why a request is refused before anything is read for it, or null. */
export function refusalOf({ method, url, headers }: Asked): Refusal | null {
  // Set by the doorstep, which takes it off what arrives.
  const refused = headers.get('x-refused')
  if (refused === '405') return { status: 405, sentence: 'This address is for reading.' }
  if (refused === '400') return { status: 400, sentence: 'Ask for a path of this site.' }
  if (refused === '404') return { status: 404, sentence: 'No such page.' }
  if (url.href.length > addressLengthMax) return { status: 414, sentence: 'This address is too long.' }
  if (!isDecodable(url.pathname) || !isDecodable(url.search))
    return { status: 400, sentence: 'This address holds a character that stands for nothing.' }
  if ([...url.searchParams.keys()].length > parametersMax)
    return { status: 400, sentence: 'This address has too many parameters.' }
  const length = headers.get('content-length')
  if (length !== null && Number(length) > bodyLengthMax)
    return { status: 413, sentence: 'This is too long to take.' }
  if (!readMethods.has(method) || headers.has('transfer-encoding')) {
    if (length === null) return { status: 411, sentence: 'Say how long the body is.' }
    return { status: 405, sentence: 'This address is for reading.' }
  }
  return absent.test(url.pathname) ? { status: 404, sentence: 'No such page.' } : null
}

function isDecodable(text: string): boolean {
  try {
    return !/\0|\p{Surrogate}/u.test(decodeURIComponent(text.replaceAll('+', ' ')))
  } catch {
    return false
  }
}
