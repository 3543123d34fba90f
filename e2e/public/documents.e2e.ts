import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from '#e2e/support/fixtures'
import { exchange } from '#e2e/support/packed-http'

const record = '/records/1-what-the-may-notice-contained'
const documents = ['/', '/?status=open&order=number', record, `${record}?v=1`, '/speakers', '/about']

let origin = ''
test.beforeEach(({ baseURL }) => {
  origin = baseURL ?? ''
})

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  exchange(`${origin}${path}`, { headers, method })

test('every encoding of a document unpacks to the same bytes, the first time and from memory', async () => {
  for (const path of documents) {
    const plain = await get(path)
    for (const attempt of ['first', 'second']) {
      const [br, gzip] = [
        await get(path, { 'accept-encoding': 'br' }),
        await get(path, { 'accept-encoding': 'gzip' }),
      ]
      expect(brotliDecompressSync(br.body).equals(plain.body), `${path} ${attempt}`).toBe(true)
      expect(gunzipSync(gzip.body).equals(plain.body), `${path} ${attempt}`).toBe(true)
      for (const { headers, body } of [plain, br, gzip]) {
        expect(headers['content-length'], path).toBe(String(body.length))
        expect(headers['vary'], path).toBe('accept-encoding')
      }
    }
  }
})

test('headers and odd spellings cannot change what other readers get', async () => {
  const clean = await get(record)
  const hostile: Record<string, string>[] = [
    { rsc: '1', 'next-router-state-tree': '%5B%22%22%5D', 'next-url': '/desk' },
    { range: 'bytes=0-10', 'if-range': '"x"' },
    { 'accept-language': 'hi', cookie: 'theme=dark; __Host-variance=x' },
    {
      'x-forwarded-host': 'elsewhere.example',
      'x-forwarded-proto': 'gopher',
      forwarded: 'host=elsewhere.example',
    },
    { 'x-original-url': '/about', 'x-rewrite-url': '/about', 'x-matched-path': '/about' },
    { 'x-accept-encoding': 'br', 'x-content-encoding': 'br' },
    { authorization: 'Bearer x' },
    { host: 'elsewhere.example' },
  ]
  for (const headers of hostile) {
    const answer = await get(record, headers)
    expect(answer.status, JSON.stringify(headers)).toBe(200)
    expect(answer.body.equals(clean.body), JSON.stringify(headers)).toBe(true)
  }
  for (const query of [
    '?_rsc=abc',
    '?utm_source=x',
    '?V=1',
    '?v=1&v=2',
    '?v=%31',
    '?v=1?v=2',
    '?__proto__=1',
  ])
    await get(`${record}${query}`)
  const pinned = await get(`${record}?v=1`)
  expect(pinned.body.toString()).toContain('This is version 1')
  const after = await get(record)
  expect(after.body.equals(clean.body)).toBe(true)
  expect(after.headers['etag']).toBe(clean.headers['etag'])
})

test('HEAD has the headers of GET and no body, and a known tag answers 304', async () => {
  const got = await get(record)
  const head = await get(record, {}, 'HEAD')
  expect([head.status, head.body.length]).toEqual([200, 0])
  expect(head.headers['etag']).toBe(got.headers['etag'])
  const known = await get(record, { 'if-none-match': got.headers['etag'] ?? '' })
  expect([known.status, known.body.length]).toEqual([304, 0])
  expect(known.headers['cache-control']).toBe('public, no-cache')
})

test('other methods get 405 with a sentence, and are refused before the page is read', async () => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    const answer = await get(record, { 'content-length': '0' }, method)
    expect(answer.status, method).toBe(405)
    expect(answer.body.toString()).toContain('This address is for reading.')
  }
})

test('a document loads at most eight files, 6 KB of script and 10 KB of style, packed', async ({ page }) => {
  const sizes: Record<string, number> = {}
  page.on('requestfinished', async (request) => {
    const { responseBodySize } = await request.sizes()
    const type = request.resourceType()
    sizes[type] = (sizes[type] ?? 0) + responseBodySize
    sizes['requests'] = (sizes['requests'] ?? 0) + 1
  })
  await page.goto(record, { waitUntil: 'networkidle' })
  await expect.poll(() => sizes['script'] ?? 0).toBeGreaterThan(0)
  expect(sizes['requests']).toBeLessThanOrEqual(8)
  expect(sizes['script']).toBeLessThanOrEqual(6 * 1024)
  expect(sizes['stylesheet']).toBeLessThanOrEqual(10 * 1024)
  expect(sizes['document']).toBeLessThanOrEqual(7 * 1024)
})
