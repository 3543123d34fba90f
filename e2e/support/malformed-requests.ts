import fc from 'fast-check'

export type MalformedRequest = { method: string; path: string; headers: Record<string, string> }

const hostileWords = [
  ...[
    '%00',
    '%ED%A0%80',
    '%FF%FE',
    '%E0%A4%A',
    '%',
    '%zz',
    '%E2%80%AE',
    '%F0%9F%98%80',
    '%CC%81',
    '%E2%80%8D',
  ],
  ...[
    "'",
    "''--",
    '1;select%201',
    '%25',
    '_',
    '\\',
    '(',
    ')',
    '%5B',
    '*',
    ':*',
    '!',
    '%26',
    '|',
    '<->',
    '%22',
  ],
  ...[
    '..',
    '.',
    '..%2f..%2fetc%2fpasswd',
    '%2e%2e',
    '-1',
    '0',
    '1e9',
    '2147483648',
    '9'.repeat(40),
    'NaN',
    'null',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'x'.repeat(300),
    '%3Cscript%3E',
    '%0D%0ASet-Cookie:a',
  ],
]
const pct = (byte: number) => `%${byte.toString(16).padStart(2, '0')}`
const segment = fc.oneof(
  fc.constantFrom(...hostileWords),
  fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 12 }).map((bytes) => bytes.map(pct).join('')),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => encodeURIComponent(text)),
)
const parameterName = fc.oneof(
  fc.constantFrom(
    'q',
    'v',
    'status',
    'kind',
    'speaker',
    'relayer',
    'dispute',
    'order',
    'page',
    'said-from',
    'said-to',
  ),
  fc.constantFrom('v[]', 'q[not]', 'status[$ne]', 'page[0]', '_rsc', 'nxtPrecord', '__nextDefaultLocale'),
  segment,
)
const query = fc
  .array(fc.tuple(parameterName, segment), { maxLength: 4 })
  .map((pairs) =>
    pairs.length === 0 ? '' : `?${pairs.map(([name, value]) => `${name}=${value}`).join('&')}`,
  )
const headers = fc.dictionary(
  fc.constantFrom(
    'RSC',
    'Next-Router-Prefetch',
    'Next-Router-Segment-Prefetch',
    'Next-Router-State-Tree',
    'Next-Url',
    'Next-Resume',
    'X-Matched-Path',
    'X-Invoke-Path',
    'X-Invoke-Status',
    'X-Middleware-Subrequest',
    'X-Nextjs-Data',
    'If-None-Match',
    'Accept',
    'Accept-Language',
    'Cookie',
    'Range',
    'X-Forwarded-Host',
    'X-Forwarded-Proto',
  ),
  fc.constantFrom(
    '1',
    '',
    '/',
    '/_tree',
    '500',
    '%5B%22%22%5D',
    '[',
    'W/"x"',
    '*',
    'x'.repeat(200),
    'bytes=0-1',
    'a,b',
  ),
  { maxKeys: 3 },
)
const method = fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH')

/** A real path, unchanged, cut, lengthened or with one segment replaced. */
const mangledPath = (path: string) =>
  fc.tuple(segment, fc.nat(5), fc.nat(4)).map(([word, at, change]) => {
    const parts = path.split('?', 1).join('').split('/')
    if (change === 0) return parts.join('/')
    if (change === 1) return `${parts.join('/')}/${word}`
    if (change === 2) return `${parts.join('/')}.${word}`
    if (change === 3) return `${parts.join('/')}${word}`
    return parts.with(1 + (at % Math.max(1, parts.length - 1)), word).join('/')
  })

/** Malformed requests derived from real addresses; the same seed gives the same requests. */
export function malformed(
  paths: string[],
  { runs, seed }: { runs: number; seed: number },
): MalformedRequest[] {
  const parameter = fc
    .constantFrom(...paths)
    .chain((path) =>
      fc.record({ method, path: fc.tuple(mangledPath(path), query).map((two) => two.join('')), headers }),
    )
  // Skip requests that Node's own client refuses to send.
  const sendable = parameter.filter(({ path }) => /^\/[\x21-\x7e]*$/.test(path))
  return fc.sample(sendable, { numRuns: runs, seed })
}
