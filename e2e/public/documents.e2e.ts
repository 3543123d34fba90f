import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from '#e2e/support/fixtures'
import { exchange, type PackedAnswer } from '#e2e/support/packed-http'

const record = '/records/1-what-the-may-notice-contained'
const dispute = '/disputes/pegasus-and-whatsapp-2019'
const data = [
  ...['/api/v1', '/api/v1/schemas/record/1', '/api/v1/records/1', '/api/v1/records/1?v=1'],
  ...[
    '/api/v1/records',
    '/api/v1/records?status=open&order=number',
    '/api/v1/disputes/pegasus-and-whatsapp-2019',
  ],
  ...[`${record}.json`, `${record}.json?v=1`, `${record}.md`, `${dispute}.csv`, `${dispute}.txt?v=1`],
]
const pages = ['/', '/?status=open&order=number', record, `${record}?v=1`, '/speakers', '/about']
const documents = [...pages, ...data]

let origin = ''
test.beforeEach(({ baseURL }) => {
  origin = baseURL ?? ''
})

const unpack = ({ headers, body }: PackedAnswer): Buffer => {
  const encoding = headers['content-encoding']
  if (encoding === undefined) return body
  return encoding === 'br' ? brotliDecompressSync(body) : gunzipSync(body)
}

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

/** Each requests the document in another way, or tries to change it. */
const hostile: Record<string, string>[] = [
  { rsc: '1', 'next-router-state-tree': '%5B%22%22%5D', 'next-url': '/desk' },
  { range: 'bytes=0-10', 'if-range': '"x"' },
  { 'accept-language': 'hi', cookie: 'theme=dark; __Host-variance=x' },
  { accept: 'text/x-component, application/xml', origin: 'https://elsewhere.example' },
  {
    'x-forwarded-host': 'elsewhere.example',
    'x-forwarded-proto': 'gopher',
    forwarded: 'host=elsewhere.example',
  },
  { 'x-original-url': '/about', 'x-rewrite-url': '/about', 'x-matched-path': '/about' },
  { 'x-accept-encoding': 'br', 'x-content-encoding': 'br' },
  { 'if-none-match': '"x"', 'if-modified-since': new Date().toUTCString() },
  { authorization: 'Bearer x' },
  { host: 'elsewhere.example' },
]
const oddQueries = [
  '_rsc=abc',
  'utm_source=x',
  'V=1',
  'v=1&v=2',
  'v=%31',
  'v=1?v=2',
  '__proto__=1',
  'page=%31',
  'q=',
]

/** The path with its last letter in upper case, and percent-encoded. */
const oddSpellings = (path: string) => {
  const [last = ''] = /[a-z](?=[^a-z]*$)/.exec(path) ?? []
  const replaced = (text: string) => path.replace(/[a-z](?=[^a-z]*$)/, text)
  return [
    replaced(last.toUpperCase()),
    replaced(`%${last.codePointAt(0)?.toString(16)}`),
    `${path}/`,
    `/${path}`,
  ]
}

test('headers and odd spellings cannot change what other readers get', async () => {
  for (const document of documents) {
    const [path = '', query = ''] = document.split('?')
    const clean = await get(document)
    for (const headers of hostile) {
      const answer = await get(document, headers)
      expect(answer.status, `${document} ${JSON.stringify(headers)}`).toBe(200)
      expect(answer.body.equals(clean.body), `${document} ${JSON.stringify(headers)}`).toBe(true)
    }
    for (const odd of oddQueries) await get(`${path}?${query === '' ? odd : `${query}&${odd}`}`)
    for (const odd of oddSpellings(path)) await get(odd)
    for (const method of ['HEAD', 'OPTIONS', 'POST']) await get(document, { 'content-length': '0' }, method)
    for (const encoding of ['identity', 'gzip', 'br']) {
      const after = await get(document, { 'accept-encoding': encoding })
      expect(after.status, document).toBe(200)
      expect(unpack(after).equals(clean.body), `${document} ${encoding}`).toBe(true)
      expect(after.headers['content-type'], document).toBe(clean.headers['content-type'])
      expect(after.headers['content-disposition'], document).toBe(clean.headers['content-disposition'])
    }
  }
  expect((await get(`${record}?v=1`)).body.toString()).toContain('This is version 1')
})

test('the order of parameters changes no byte of a list', async () => {
  const path = '/api/v1/records'
  const [first, second] = [await get(`${path}?status=open&page=1`), await get(`${path}?page=1&status=open`)]
  expect(second.body.equals(first.body)).toBe(true)
})

test('no shared cache may send a search, a refusal, a redirect or an address in an odd spelling', async () => {
  const uncached = [
    ...['/?q=update', '/api/v1/records?q=update', `${record}?utm_source=x`, `${record}.md?x=1`],
    ...['/api/v1/records/%31', '/r/1', '/records/1-x', '/records/1-x.md'],
    ...[
      '/nothing',
      '/records/15-x',
      '/records/15-x.md',
      '/api/v1/records/15',
      '/api/v1/records?page=9',
      '/api/v1?x=1',
    ],
  ]
  for (const path of uncached) {
    const { headers } = await get(path)
    expect(headers['x-accel-expires'], path).toBeUndefined()
    expect(headers['cdn-cache-control'], path).toBeUndefined()
  }
  for (const path of documents) {
    expect((await get(path)).headers['x-accel-expires'], path).toBe('3')
    expect((await get(path, { authorization: 'Bearer x' })).headers['x-accel-expires'], path).toBeUndefined()
  }
})

test('HEAD has the headers of GET and no body, and a known tag answers 304', async () => {
  for (const path of documents) {
    const got = await get(path)
    const head = await get(path, {}, 'HEAD')
    expect([head.status, head.body.length], path).toEqual([200, 0])
    expect(head.headers['etag'], path).toBe(got.headers['etag'])
    const revalidated = await get(path, { 'if-none-match': got.headers['etag'] ?? '' })
    expect([revalidated.status, revalidated.body.length], path).toEqual([304, 0])
    expect(revalidated.headers['cache-control'], path).toBe('public, no-cache')
  }
})

test('other methods get 405 with a sentence, and are refused before the page is read', async () => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    const answer = await get(record, { 'content-length': '0' }, method)
    expect(answer.status, method).toBe(405)
    expect(answer.body.toString()).toContain('This address is for reading.')
  }
})

test('a document loads at most eight files, 6 KB of script, 10 KB of style and 80 KB of fonts', async ({
  page,
}) => {
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
  expect(sizes['font']).toBeLessThanOrEqual(80 * 1024)
})

test('a page does not move when its fonts arrive late', async ({ page }) => {
  const fonts: Promise<unknown>[] = []
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/*.woff2', async (route) => {
    await released
    await route.continue()
  })
  page.on('request', (request) => {
    if (request.resourceType() === 'font') fonts.push(request.response())
  })
  for (const path of [record, '/']) {
    await page.goto(path, { waitUntil: 'domcontentloaded' })
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    )
    release()
    await Promise.all(fonts)
    const shift = await page.evaluate(async () => {
      await document.fonts.ready
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      return new Promise<number>((resolve) => {
        let sum = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if ('value' in entry) sum += Number(entry.value)
        }).observe({ type: 'layout-shift', buffered: true })
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)))
      })
    })
    expect(fonts.length, path).toBeGreaterThan(0)
    expect(shift, path).toBeLessThanOrEqual(0.01)
  }
})
