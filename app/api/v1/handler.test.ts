import { expect, test } from 'vitest'
import { apiRoute, versionParameter } from './handler'
import { recordsQuery } from './records/query'

const requestOf = (search: string, headers: HeadersInit = {}) =>
  new Request(`https://variance.example/api/v1/x${search}`, { headers })
const context = { params: Promise.resolve({ number: '1' }) }
const documentRoute = apiRoute({
  query: versionParameter,
  answer: async () => ({ json: '{}', sha256: 'ab' }),
})
const lists = apiRoute({ query: recordsQuery, answer: async () => ({ json: '{}' }) })

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

test('a response allows any origin without credentials, and no shared cache stores it', async () => {
  const { headers } = await documentRoute(requestOf(''), context)
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(headers.has('access-control-allow-credentials')).toBe(false)
  expect(headers.get('cache-control')).toBe('private, no-store')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test('a matching ETag gets 304 without a body', async () => {
  for (const etag of ['"ab"', 'W/"ab"', '"x", "ab"', '*'])
    expect((await documentRoute(requestOf('', { 'if-none-match': etag }), context)).status).toBe(304)
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
