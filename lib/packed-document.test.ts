import { createHash } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { encodingFor, headOf, pack, packedBytes, packedDocument } from './packed-document'

const text = '<!doctype html><p>पेगासस — “technical update”</p>'.repeat(50)

test('every packed body unpacks to the same bytes, and is packed once', async () => {
  const document = packedDocument(text, {})
  const [br, gzip] = [await pack(document, 'br'), await pack(document, 'gzip')]
  expect(brotliDecompressSync(br).toString()).toBe(text)
  expect(gunzipSync(gzip).toString()).toBe(text)
  expect(await pack(document, 'br')).toBe(br)
  expect(packedBytes(document)).toBe(Buffer.byteLength(text) + br.length + gzip.length)
})

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip', 'gzip'],
  ['gzip, deflate, br', 'br'],
  ['GZIP;q=0.5, BR;q=0', 'gzip'],
  ['br;q=0, gzip;q=0', 'identity'],
  ['*', 'identity'],
  ['x'.repeat(4000), 'identity'],
])('Accept-Encoding %s gets %s', (accepted, encoding) => {
  expect(encodingFor(accepted)).toBe(encoding)
})

test('each encoding has a separate strong tag, and any of the tags gets 304', () => {
  const document = packedDocument(text, {})
  const tags = (['identity', 'gzip', 'br'] as const).map(
    (encoding) => headOf(document, { encoding, ifNoneMatch: null }).headers['etag'] ?? '',
  )
  expect(new Set(tags).size).toBe(3)
  for (const tag of [...tags, '*', `W/${tags[0] ?? ''}`, `"other", ${tags[2] ?? ''}`])
    expect(headOf(document, { encoding: 'br', ifNoneMatch: tag }).status).toBe(304)
  for (const tag of [null, '', '"other"', tags[0]?.slice(1, -1)])
    expect(headOf(document, { encoding: 'br', ifNoneMatch: tag }).status).toBe(200)
})

test('only a shared document carries the lifetimes of shared caches, before Cache-Control', () => {
  const namesOf = (isShared: boolean) => {
    const document = packedDocument(text, {}, { isShared })
    return Object.keys(headOf(document, { encoding: 'identity', ifNoneMatch: null }).headers)
  }
  expect(namesOf(false)).toEqual(['cache-control', 'etag', 'vary'])
  expect(namesOf(true).slice(0, 3)).toEqual(['x-accel-expires', 'cache-control', 'cdn-cache-control'])
})

test('the digest is that of the bytes as they are sent', async () => {
  const document = packedDocument(text, {}, { hasDigest: true })
  for (const encoding of ['identity', 'br', 'gzip'] as const) {
    const digest = createHash('sha256')
      .update(await pack(document, encoding))
      .digest('base64')
    const { headers } = headOf(document, { encoding, ifNoneMatch: null })
    expect(headers['repr-digest']).toBe(`sha-256=:${digest}:`)
  }
})
