import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '#e2e/support/fixtures'
import { dist, isDesk, namesIn, deskAccessFault, crawledAddresses } from '#e2e/support/site-map'

const databaseUrl = process.env['DATABASE_URL'] ?? ''

const everywhere: Record<string, RegExp> = {
  'strict-transport-security':
    /^max-age=(3153[6-9]\d{3}|31[6-9]\d{5}|3[2-9]\d{6}|[4-9]\d{7}); includeSubDomains/,
  'x-content-type-options': /^nosniff$/,
  'permissions-policy': /camera=\(\).*geolocation=\(\)/,
  'cross-origin-opener-policy': /^same-origin$/,
}

/** The complete policies. Another directive or source must be a decision, not an accident. */
const policy = new RegExp(
  [
    `^default-src 'none'`,
    `script-src 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic'`,
    `style-src 'self'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `manifest-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `object-src 'none'`,
    `frame-src 'self'`,
    `frame-ancestors 'none'$`,
  ].join('; '),
)

/** The policy of data files: nothing runs, nothing loads. next.config.js sets it, not the proxy. */
const isData = (path: string) =>
  /^\/api(\/|$)|^\/exports\/(records|disputes)\/[^/?]+\/[^/?]+(\?|$)|^\/(records|disputes)\/[^/?]+\.(md|txt|csv|json)(\?|$)/.test(
    path,
  )
const dataPolicy = /^default-src 'none'; frame-ancestors 'none'$/

/** The same for every document and reader. */
const documentPolicy = (ancestors: 'none' | 'self') =>
  new RegExp(
    [
      `^default-src 'none'`,
      `script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='`,
      `style-src 'self'`,
      `img-src 'self' data:`,
      `font-src 'self'`,
      `connect-src 'self'`,
      `form-action 'self'`,
      `base-uri 'none'`,
      `frame-ancestors '${ancestors}'$`,
    ].join('; '),
  )

function policyOf(path: string, type: string): RegExp {
  if (isData(path) || type.startsWith('text/plain')) return dataPolicy
  if (path.endsWith('/preview')) return documentPolicy('self')
  return isDesk(path) || path.startsWith('/sign-in') ? policy : documentPolicy('none')
}

test('an answer that Next makes itself may not be stored and has a policy', async ({ request }) => {
  const paths = [
    ...['/assets/nothing.css', '/_next/static/nothing.js', '/_next/static/chunks/', '/_next/nothing'],
    ...['/records/', '/speakers/?a=1', '/records/1', '/r/1', '/favicon.ico'],
  ]
  for (const path of paths)
    for (const headers of [{}, { rsc: '1' }, { rsc: '1', 'next-router-prefetch': '1' }]) {
      const answer = await request.get(path, { headers, maxRedirects: 0 })
      expect(answer.status(), path).not.toBe(200)
      expect(answer.headers()['cache-control'], path).toBe('private, no-store')
      expect(answer.headers()['x-accel-expires'], path).toBeUndefined()
      expect(answer.headers()['content-security-policy'], path).toMatch(/^default-src 'none'/)
    }
})

test('every address of every route sends the required policy, sniffing, referrer and cache headers', async ({
  request,
}) => {
  const swept = crawledAddresses(await namesIn(databaseUrl))
  const paths = [
    ...swept.flatMap(({ paths: [...all] }) => all.slice(0, 3)),
    '/nothing',
    '/api/nothing',
    '/exports/nothing',
    '/exports/records/1/md/more',
    '/%zz',
    '/r/15',
  ]
  for (const path of [...paths, '/records/15.md', '/api/v1/records/15', '/_next/mcp']) {
    const answer = await request.get(path, { maxRedirects: 0 })
    const headers = answer.headers()
    for (const [name, value] of Object.entries(everywhere))
      expect(headers[name], `${path} ${name}`).toMatch(value)
    // Pages with forms need a referrer policy that sends the Origin header (next.config.js).
    const hasForms = isDesk(path) || path.startsWith('/sign-in')
    const isLinkOfMail = path.startsWith('/sign-in/reset/')
    expect(headers['referrer-policy'], path).toBe(hasForms && !isLinkOfMail ? 'same-origin' : 'no-referrer')
    const type = headers['content-type'] ?? ''
    expect(headers['content-security-policy'], path).toMatch(policyOf(path, type))
    const isDocument = answer.status() === 200 && !hasForms
    expect(headers['cache-control'], path).toBe(isDocument ? 'public, no-cache' : 'private, no-store')
    // A shared cache sends no search, and of a page's addresses only the one spelling.
    const isShared = isDocument && !/[?&]q=/.test(path)
    expect(headers['cdn-cache-control'], path).toBe(isShared ? 'max-age=3' : undefined)
    expect(headers['x-accel-expires'], path).toBe(isShared ? '3' : undefined)
    if (isDocument) expect(headers['vary'], path).toBe('accept-encoding')
    expect(headers['x-powered-by'], path).toBeUndefined()
    expect(headers['set-cookie'], path).toBeUndefined()
    const { location = '' } = headers
    if (isDesk(path)) expect(deskAccessFault({ path, status: answer.status(), location })).toBeNull()
    if (type.startsWith('text/')) expect(type, path).toMatch(/charset=utf-8/i)
  }
})

test('static files, which bypass the proxy, send the same headers and may be cached', async ({ request }) => {
  const folder = join(dist, 'static/chunks')
  const files = readdirSync(folder).filter((name) => /\.(js|css)$/.test(name))
  expect(files.length).toBeGreaterThan(3)
  for (const name of files) {
    const headers = (await request.get(`/_next/static/chunks/${name}`)).headers()
    for (const [header, value] of Object.entries(everywhere)) expect(headers[header], name).toMatch(value)
    expect(headers['cache-control']).toContain('immutable')
  }
})
