import { expect, test } from '#e2e/support/fixtures'
import { rawRequest, sendRaw } from '#e2e/support/raw-http'
import { isFull } from '#e2e/support/site-map'
import { formatEndings } from '#features/exports/formats'

const record = '/records/1-what-the-may-notice-contained'
const withdrawn = '15-servers-or-code'

test('a withdrawn record answers 410 with a sentence at every address and version', async ({ request }) => {
  for (const path of [`/records/${withdrawn}`, `/records/${withdrawn}?v=1`, '/records/15', '/r/15']) {
    const answer = await request.get(path, { maxRedirects: 0 })
    expect(answer.status(), path).toBe(410)
    const text = await answer.text()
    expect(text).toContain('Record 15 was withdrawn')
    expect(text).toContain('describe parts of one method')
    expect(text).not.toContain('coding glitch')
  }
  for (const ending of [...formatEndings, 'md?v=1']) {
    const answer = await request.get(`/records/${withdrawn}.${ending}`)
    expect(answer.status(), ending).toBe(410)
    expect(await answer.text()).toContain('withdrawn')
  }
  expect((await request.get('/api/v1/records/15')).status()).toBe(410)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false, expectedErrors: [/status of 404/] })
  test('an absent page answers 404 with our own complete page', async ({ page }) => {
    const versions = [`${record}?v=99`, `${record}?v=x`]
    const others = ['/disputes/none', '/statements/none', '/speakers/none', '/sources/none', '/r/999']
    for (const path of ['/nothing', '/records/999', '/records/x', ...versions, ...others]) {
      const answer = await page.goto(path)
      expect(answer?.status(), path).toBe(404)
      await expect(page.getByRole('heading', { level: 1 }), path).toHaveText('No such page')
      // Each malformed version in an address gets a sentence.
      const sentence = versions.includes(path) ? /version/ : 'Records are never deleted'
      await expect(page.getByRole('main'), path).toContainText(sentence)
    }
  })
})

test('internal pages and developer tools of the framework are not reachable', async ({ request }) => {
  const hidden = [
    '/absent',
    '/withdrawn',
    '/unavailable',
    '/_next/image?url=%2Fa.png&w=64&q=75',
    '/_next/mcp',
    '/.git/config',
  ]
  const more = [
    '/.env',
    '/__nextjs_original-stack-frame',
    '/_next/static/chunks/a.js.map',
    '/proxy.ts',
    '/package.json',
  ]
  for (const path of [...hidden, ...more]) expect((await request.get(path)).status(), path).toBe(404)
})

test('a client cannot forge the proxy’s internal headers: tombstone, nonce, policy, refusal', async ({
  request,
}) => {
  const tombstone = encodeURIComponent('{"number":1,"withdrawnAt":"2020-01-01T00:00:00Z","reason":"forged"}')
  const headers = {
    'content-security-policy': "script-src 'nonce-forged0123456789'",
    'x-nonce': 'forged0123456789',
    'x-tombstone': tombstone,
    'x-refused': '405',
  }
  for (const path of [record, '/withdrawn', '/nothing']) {
    const answer = await request.get(path, { headers })
    expect(answer.status(), path).toBe(path === record ? 200 : 404)
    expect(`${JSON.stringify(answer.headers())}${await answer.text()}`).not.toContain('forged')
  }
})

test('a client’s nonce with markup never appears in the page', async ({ request }) => {
  const headers = { 'content-security-policy': `script-src 'nonce-"><script>alert(1)</script>'` }
  expect(await (await request.get('/', { headers })).text()).not.toContain('alert(1)')
})

test('every load of a page with a nonce has a new one of 128 bits, and no shared cache may store it', async ({
  request,
}) => {
  const loads = isFull ? 1000 : 200
  const nonces = new Set<string>()
  for (let load = 0; load < loads; load++) {
    const answer = await request.get('/sign-in')
    const { 'content-security-policy': policy = '', 'cache-control': cache } = answer.headers()
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
    expect(cache).toBe('private, no-store')
    if (load === 0) {
      const inPage = [...(await answer.text()).matchAll(/<script[^>]*>/g)].map(([tag]) => tag)
      expect(inPage.length).toBeGreaterThan(3)
      for (const tag of inPage) expect(tag).toContain(`nonce="${nonce}"`)
    }
    nonces.add(nonce)
  }
  expect(nonces.size).toBe(loads)
})

test('only our own front cache may store a document, an export or data without asking, for three seconds', async ({
  request,
}) => {
  for (const path of [record, '/api/v1/records', `${record}.md`])
    expect((await request.get(path)).headers()['x-accel-expires'], path).toBe('3')
  for (const path of [
    '/records/999',
    '/r/15',
    '/?q=update',
    '/api/v1/records?q=update',
    '/api/v1/records/999',
  ])
    expect((await request.get(path)).headers()['x-accel-expires'], path).toBeUndefined()
})

const bodies: [string, string, number][] = [
  [
    'a body without a length',
    rawRequest('POST /', 'Transfer-Encoding: chunked') + '1\r\na\r\n0\r\n\r\n',
    411,
  ],
  ['a body that a reader does not send', rawRequest(`POST ${record}`, 'Content-Length: 1') + 'a', 405],
  [
    'a server action',
    rawRequest('POST /', 'Content-Length: 2', `Next-Action: ${'0'.repeat(42)}`) + '[]',
    405,
  ],
  ['a body of 20 MB', rawRequest('POST /api/v1/records', 'Content-Length: 20000000'), 413],
  ['a body of 200 MB', rawRequest('POST /', 'Content-Length: 200000000'), 413],
  ['a length that is no number', rawRequest('POST /', 'Content-Length: 1e9'), 400],
  [
    'a length and a chunked body',
    rawRequest('POST /', 'Content-Length: 3', 'Transfer-Encoding: chunked') + '0\r\n\r\n',
    400,
  ],
  ['a put', rawRequest('PUT /api/v1/records/1', 'Content-Length: 0'), 405],
  ['a delete', rawRequest('DELETE /api/v1/records/1', 'Content-Length: 0'), 405],
  ['a trace', rawRequest('TRACE /'), 405],
  ['an asterisk', rawRequest('OPTIONS *'), 400],
  ['an address of 5,000 characters', rawRequest(`GET /?q=${'x'.repeat(5000)}`), 414],
  ['1,000 parameters', rawRequest(`GET /?${'a&'.repeat(1000)}`), 400],
  ['64 KB of headers', rawRequest('GET /', `X-Long: ${'x'.repeat(65_536)}`), 431],
  ['half a percent sign', rawRequest('GET /records/%E0%A4%A'), 400],
  ['a lone surrogate', rawRequest('GET /records/%ED%A0%80'), 400],
  ['a NUL', rawRequest('GET /?q=%00'), 400],
  ['an address of another site', rawRequest('GET http://169.254.169.254/latest'), 400],
]
for (const [caseName, request, status] of bodies)
  test(`${caseName} gets ${status} immediately, with a sentence`, async ({ baseURL }) => {
    const answer = await sendRaw(baseURL ?? '', request)
    expect(answer.status).toBe(status)
    expect(answer.headers.toLowerCase()).not.toContain('location:')
    // Node refuses an unparsable request itself, without a body.
    if (![400, 431].includes(status)) expect(answer.body.length).toBeGreaterThan(20)
  })

test('an upgrade is refused and its socket closed', async ({ baseURL }) => {
  for (const path of ['/', '/nothing', 'http://169.254.169.254/latest', '/api/v1/records']) {
    const answer = await sendRaw(
      baseURL ?? '',
      [
        'GET ' + path + ' HTTP/1.1',
        'Host: localhost',
        'Connection: Upgrade',
        'Upgrade: websocket',
        '',
        '',
      ].join('\r\n'),
    )
    expect(answer.status, path).not.toBe(101)
    expect(answer.body).toBe('')
  }
})
