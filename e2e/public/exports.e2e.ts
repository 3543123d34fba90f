import { createHash } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { escapeFormula } from '#features/exports/csv'
import { formatEndings } from '#features/exports/formats'
import { readCsv } from '#test/support/csv-reader'

const record = '/records/1-what-the-may-notice-contained'
const dispute = '/disputes/pegasus-and-whatsapp-2019'
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

test('the menu of a record offers every format, each of them pinned and answered', async ({
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

test('the JSON of a record is the bytes that its SHA-256 is of, and the API says the same', async ({
  request,
}) => {
  const answer = await request.get(`${record}.json?v=3`)
  const hash = sha256(await answer.body())
  expect(answer.headers()['etag']).toBe(`"${hash}"`)
  expect(answer.headers()['repr-digest']).toBe(`sha-256=:${Buffer.from(hash, 'hex').toString('base64')}:`)
  const envelope = await (await request.get('/api/v1/records/1')).json()
  expect(envelope).toEqual({
    document: await answer.json(),
    sha256: hash,
    version: 3,
    permalink: expect.stringMatching(/\/records\/1-what-the-may-notice-contained\?v=3$/),
  })
  const again = await request.get(`${record}.json`, { headers: { 'if-none-match': `"${hash}"` } })
  expect(again.status()).toBe(304)
})

test('every format carries version, hash and permanent address, and both sides’ words', async ({
  request,
}) => {
  const { document, sha256: hash } = await (await request.get('/api/v1/records/1')).json()
  for (const ending of ['md', 'csv']) {
    const words = await (await request.get(`${record}.${ending}`)).text()
    for (const part of [hash, '?v=3', document.a.quote, document.b.quote, document.reconciliation])
      expect(words, ending).toContain(part)
  }
  const message = await (await request.get(`${record}.txt`)).text()
  expect(message.length).toBeLessThan(1000)
  expect(message).toContain(`“${document.a.quote}”`)
  expect(message).toContain(`“${document.b.quote}”`)
})

test('an old version answers as it was: Malviya stands first in version 1', async ({ request }) => {
  const words = await (await request.get(`${record}.md?v=1`)).text()
  expect(words).toContain('## Statement A: Amit Malviya')
  expect(await (await request.get(`${record}.md`)).text()).toContain('## Statement A: WhatsApp')
})

test('files are of their exact type, saved under a plain name, and kept by nobody', async ({ request }) => {
  const answer = await request.get(`${record}.csv?v=2`)
  expect(answer.headers()).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="at-variance-record-1-v2.csv"',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
})

test('the table of a dispute holds all 33 statements, words as published', async ({ request }) => {
  const { document } = await (await request.get('/api/v1/disputes/pegasus-and-whatsapp-2019')).json()
  const [header = [], ...rows] = readCsv(await (await request.get(`${dispute}.csv`)).text())
  const at = (name: string) => header.indexOf(name)
  const words = rows
    .filter((row) => row[at('part')] === 'statement')
    .map((row) => escapeFormula(row[at('words')] ?? ''))
  expect(words).toEqual(document.statements.map(({ quote }: { quote: string }) => quote))
  expect(words).toHaveLength(33)
})

test('a wrong slug is led to the right address with its ending and version', async ({ request }) => {
  const answer = await request.get('/records/1-wrong.md?v=2', { maxRedirects: 0 })
  expect(answer.status()).toBe(308)
  expect(answer.headers()['location']).toBe(`${record}.md?v=2`)
})

test('a withdrawn record is gone in every format, pinned or not, and says why', async ({ request }) => {
  for (const address of [...formatEndings.map((ending) => `/records/15-x.${ending}`), '/api/v1/records/15']) {
    for (const pin of ['', '?v=1']) {
      const answer = await request.get(`${address}${pin}`)
      expect(answer.status(), address).toBe(410)
      expect(await answer.text()).toContain('was withdrawn on')
    }
  }
})

test('what is not there is 404, what is not understood is 400, in a sentence', async ({ request }) => {
  for (const address of ['/records/999-x', '/records/x', '/disputes/none', '/disputes/A%20b', `${record}`]) {
    for (const ending of formatEndings) {
      const pin = address === record ? '?v=99' : ''
      const answer = await request.get(`${address}.${ending}${pin}`)
      expect(answer.status(), address).toBe(404)
      expect(await answer.text()).toContain('There is no')
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

test('the list of the API finds what the front page finds, and every schema answers', async ({ request }) => {
  const list = await (await request.get('/api/v1/records')).json()
  expect(list.total).toBe(14)
  const found = await (await request.get('/api/v1/records?q=technical+update&status=open')).json()
  expect(found.records.map(({ number }: { number: number }) => number)).toContain(1)
  for (const subject of ['record', 'dispute']) {
    const answer = await request.get(`/api/v1/schemas/${subject}/1`)
    expect(answer.headers()['content-type']).toBe('application/schema+json; charset=utf-8')
  }
})

test('exports and API are for reading only', async ({ request }) => {
  for (const address of [`${record}.json`, '/api/v1/records/1'])
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await request.fetch(address, { method, data: 'x' })).status(), method).toBe(405)
})
