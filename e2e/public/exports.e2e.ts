import { createHash } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { unescapeFormula } from '#features/exports/csv'
import { formatEndings } from '#features/exports/formats'
import { readCsv } from '#test/support/csv-reader'

const record = '/records/1-what-the-may-notice-contained'
const dispute = '/disputes/pegasus-and-whatsapp-2019'
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

test('the menu of a record links every format, each pinned to a version and served', async ({
  page,
  request,
}) => {
  await page.goto(record)
  await page.getByRole('button', { name: 'Export' }).click()
  await expect(page.locator('#export a')).toHaveCount(formatEndings.length)
  for (const [index, ending] of formatEndings.entries()) {
    const address = `${record}.${ending}?v=3`
    await expect(page.locator('#export a').nth(index)).toHaveAttribute('href', address)
    expect((await request.get(address)).status(), address).toBe(200)
  }
})

test('a script of another site may read data conditionally: every preflight passes', async ({ request }) => {
  for (const path of [
    `${record}.json`,
    `${dispute}.csv?v=1`,
    '/api/v1',
    '/api/v1/records/1',
    '/api/nothing',
  ]) {
    const preflightHeaders = { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' }
    const preflight = await request.fetch(path, {
      method: 'OPTIONS',
      headers: { ...preflightHeaders, 'access-control-request-headers': 'if-none-match' },
    })
    expect([path, preflight.status()]).toEqual([path, 204])
    for (const { headers } of [preflight, await request.get(path)].map((response) => ({
      headers: response.headers(),
    }))) {
      expect(headers['access-control-allow-origin']).toBe('*')
      expect(headers['access-control-allow-headers']).toBe('*')
      expect(headers['access-control-allow-credentials']).toBeUndefined()
    }
  }
})

test('an address with an unknown version, ending or parameter says what there is', async ({ request }) => {
  const sentence = async (path: string) => {
    const response = await request.get(path)
    return `${response.status()} ${(await response.text()).replaceAll(/<[^>]*>/g, ' ')}`
  }
  for (const path of [record, `${record}.md`, `${record}.json`, '/api/v1/records/1', '/r/1'])
    expect(await sentence(`${path}?v=99`)).toMatch(
      /^404 [^]*There is no version 99 of record 1\. The latest is version 3\./,
    )
  for (const path of [`${record}.pdf`, `${dispute}.xlsx`, '/r/1.pdf'])
    expect(await sentence(path)).toMatch(
      /^404 [^]*There is no file of this kind\. .*\.md, \.txt, \.csv, \.json/,
    )
  expect(await sentence(`${record}.md?x=1`)).toBe('400 “x” is not a parameter of this address.\n')
  const short = await request.get('/r/1.json?v=2', { maxRedirects: 0 })
  expect(short.headers()['location']).toBe(`${record}.json?v=2`)
})

test('the bytes of a record’s JSON have its published SHA-256, in the export and in the API', async ({
  request,
}) => {
  const response = await request.get(`${record}.json?v=3`, { headers: { 'accept-encoding': 'identity' } })
  const hash = sha256(await response.body())
  expect(response.headers()['etag']).toBe(`"${hash}"`)
  expect(response.headers()['repr-digest']).toBe(`sha-256=:${Buffer.from(hash, 'hex').toString('base64')}:`)
  expect((await request.get(`${record}.json?v=3`)).headers()['etag']).toBe(`"${hash}-br"`)
  const envelope = await (await request.get('/api/v1/records/1')).json()
  expect(envelope).toEqual({
    document: await response.json(),
    sha256: hash,
    version: 3,
    permalink: expect.stringMatching(/\/records\/1-what-the-may-notice-contained\?v=3$/),
  })
  const revalidated = await request.get(`${record}.json`, { headers: { 'if-none-match': `"${hash}"` } })
  expect(revalidated.status()).toBe(304)
})

test('every format contains version, hash, permanent address and both quotations', async ({ request }) => {
  const { document, sha256: hash } = await (await request.get('/api/v1/records/1')).json()
  for (const ending of ['md', 'csv']) {
    const text = await (await request.get(`${record}.${ending}`)).text()
    for (const part of [hash, '?v=3', document.a.quote, document.b.quote, document.reconciliation])
      expect(text, ending).toContain(part)
  }
  const message = await (await request.get(`${record}.txt`)).text()
  expect(message.length).toBeLessThan(1000)
  expect(message).toContain(`“${document.a.quote}”`)
  expect(message).toContain(`“${document.b.quote}”`)
})

test('an old version is served unchanged: Malviya is side A in version 1', async ({ request }) => {
  const text = await (await request.get(`${record}.md?v=1`)).text()
  expect(text).toContain('## Statement A: Amit Malviya')
  expect(await (await request.get(`${record}.md`)).text()).toContain('## Statement A: WhatsApp')
})

test('exports have their exact media type and a plain file name, and caches must revalidate before they send them', async ({
  request,
}) => {
  const response = await request.get(`${record}.csv?v=2`)
  expect(response.headers()).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="at-variance-record-1-v2.csv"',
    'x-content-type-options': 'nosniff',
    'cache-control': 'public, no-cache',
  })
})

test('the CSV of a dispute contains all 33 statements, with their words as published', async ({
  request,
}) => {
  const { document } = await (await request.get('/api/v1/disputes/pegasus-and-whatsapp-2019')).json()
  const [header = [], ...rows] = readCsv(await (await request.get(`${dispute}.csv`)).text())
  const at = (name: string) => header.indexOf(name)
  const quotes = rows
    .filter((row) => row[at('part')] === 'statement')
    .map((row) => unescapeFormula(row[at('words')] ?? ''))
  expect(quotes).toEqual(document.statements.map(({ quote }: { quote: string }) => quote))
  expect(quotes).toHaveLength(33)
})

test('a wrong slug redirects to the right address and keeps ending and version', async ({ request }) => {
  const response = await request.get('/records/1-wrong.md?v=2', { maxRedirects: 0 })
  expect(response.status()).toBe(308)
  expect(response.headers()['location']).toBe(`${record}.md?v=2`)
})

test('a withdrawn record answers 410 with its reason in every format, pinned or not', async ({ request }) => {
  for (const address of [...formatEndings.map((ending) => `/records/15-x.${ending}`), '/api/v1/records/15']) {
    for (const pin of ['', '?v=1']) {
      const response = await request.get(`${address}${pin}`)
      expect(response.status(), address).toBe(410)
      expect(await response.text()).toContain('was withdrawn on')
    }
  }
})

test('an unknown export answers 404 and a malformed version 400, each with a sentence', async ({
  request,
}) => {
  for (const address of ['/records/999-x', '/records/x', '/disputes/none', '/disputes/A%20b', `${record}`]) {
    for (const ending of formatEndings) {
      const pin = address === record ? '?v=99' : ''
      const response = await request.get(`${address}.${ending}${pin}`)
      expect(response.status(), address).toBe(404)
      expect(await response.text()).toContain('There is no')
    }
  }
  for (const v of ['0', 'x', '1e1', '-1', '', '1&v=2', '%00'])
    expect((await request.get(`${record}.md?v=${v}`)).status(), v).toBe(400)
  for (const address of [
    '/api/v1/none',
    '/api',
    '/api/v1/records/x',
    '/api/v1/records/999',
    '/api/v1/records?page=9',
  ])
    expect((await request.get(address)).status(), address).toBe(404)
  for (const address of [
    '/api/v1?x=1',
    '/api/v1/records?status=lost',
    '/api/v1/records?q=a&q=b',
    '/api/v1/records/1?v=x',
  ])
    expect((await request.get(address)).headers()['content-type'], address).toContain(
      'application/problem+json',
    )
})

test('the list of the API finds the same records as the front page, and every schema is served', async ({
  request,
}) => {
  const list = await (await request.get('/api/v1/records')).json()
  expect(list.total).toBe(14)
  const results = await (await request.get('/api/v1/records?q=technical+update&status=open')).json()
  expect(results.records.map(({ number }: { number: number }) => number)).toContain(1)
  for (const subject of ['record', 'dispute']) {
    const response = await request.get(`/api/v1/schemas/${subject}/1`)
    expect(response.headers()['content-type']).toBe('application/schema+json; charset=utf-8')
  }
})

test('exports and API refuse every writing method', async ({ request }) => {
  for (const address of [`${record}.json`, '/api/v1/records/1'])
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await request.fetch(address, { method, data: 'x' })).status(), method).toBe(405)
})
