import { beforeEach, expect, test, vi } from 'vitest'
import { noteVersion } from '#lib/content-version'
import { acceptedEncodings } from '#lib/packed-headers'
import { apiRoute, versionParameter } from './handler'
import { recordsQuery } from './records/query'

// No request of these tests reaches a database.
vi.hoisted(() => {
  process.env['DATABASE_URL'] ??= 'postgresql://variance.invalid/none'
  process.env['APP_SECRET'] ??= 'a secret of at least 32 characters'
})

const requestOf = (search: string, headers: HeadersInit = {}) =>
  new Request(`https://variance.example/api/v1/x${search}`, { headers })
const context = { params: Promise.resolve({ number: '1' }) }
const documentRoute = apiRoute({
  query: versionParameter,
  answer: async ({ query }) => ({ json: JSON.stringify(query), path: '/api/v1/x' }),
})
const lists = apiRoute({ query: recordsQuery, answer: async () => ({ json: '{}' }) })

// A content version is current for one second, and a new one empties the cache.
let contentVersion = 0n
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
  noteVersion((contentVersion += 1n), performance.now())
  return () => vi.useRealTimers()
})

test('an unknown, repeated or malformed parameter is refused by name', async () => {
  for (const [search, parameter] of [
    ['?x=1', 'x'],
    ['?v=0', 'v'],
    ['?v=1&v=2', 'v'],
    ['?v=1e3', 'v'],
    ['?v[not]=', 'v[not]'],
    ['?__proto__=1', '__proto__'],
  ]) {
    const response = await documentRoute(requestOf(search ?? ''), context)
    expect(response.status, search).toBe(400)
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(await response.json()).toMatchObject({
      status: 400,
      title: 'Not understood',
      errors: [expect.objectContaining({ parameter })],
    })
  }
})

test('the API names every invalid filter and lists the valid codes', async () => {
  const response = await lists(
    requestOf('?q=%00&status=lost&kind=x&said-from=2019-02-31&order=up&page=0&speaker=A'),
    context,
  )
  const { errors } = await response.json()
  expect(errors.map(({ parameter }: { parameter: string }) => parameter)).toEqual([
    ...['q', 'speaker', 'status', 'kind', 'said-from', 'order', 'page'],
  ])
  expect(JSON.stringify(errors)).toContain('is one of open, awaiting-reply, answered')
})

test('the API accepts the query of the front page’s form', async () => {
  const search = '?q=technical+update&status=one-side-corrected&kind=content&said-from=2019-11-01&page=2'
  expect((await lists(requestOf(search), context)).status).toBe(200)
  const slug = 'l'.repeat(150)
  expect((await lists(requestOf(`?speaker=${slug}&dispute=${slug}&relayer=${slug}`), context)).status).toBe(
    200,
  )
})

test('a response allows any origin without credentials, and caches must revalidate before they send it', async () => {
  const { headers } = await documentRoute(requestOf(''), context)
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(headers.has('access-control-allow-credentials')).toBe(false)
  expect(headers.get('cache-control')).toBe('public, no-cache')
  expect(headers.get('cdn-cache-control')).toBe('max-age=3')
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
})

test('a shared cache sends only the one spelling of an address, and never a response to Authorization', async () => {
  for (const request of [requestOf('?v=%31'), requestOf('', { authorization: 'Bearer x' })]) {
    const response = await documentRoute(request, context)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('public, no-cache')
    expect(response.headers.has('cdn-cache-control')).toBe(false)
    expect(response.headers.has('x-accel-expires')).toBe(false)
  }
})

test('an ETag of any encoding gets 304 without a body', async () => {
  const tagOf = async (encoding: string) =>
    (await documentRoute(requestOf('', { [acceptedEncodings]: encoding }), context)).headers.get('etag') ?? ''
  const [plain, br] = [await tagOf('identity'), await tagOf('br')]
  expect(plain).not.toBe(br)
  for (const etag of [plain, br, `W/${plain}`, `"x", ${br}`, '*'])
    expect((await documentRoute(requestOf('', { 'if-none-match': etag }), context)).status, etag).toBe(304)
  expect((await documentRoute(requestOf('', { 'if-none-match': '"x"' }), context)).status).toBe(200)
})

test('a database outage answers 503 with Retry-After, and any other error is thrown', async () => {
  const failing = (error: Error) =>
    apiRoute({ query: versionParameter, answer: () => Promise.reject(error) })(requestOf(''), context)
  const outage = await failing(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))
  expect(outage.status).toBe(503)
  expect(outage.headers.get('retry-after')).toBe('5')
  await expect(failing(new Error('a bug'))).rejects.toThrow('a bug')
})
