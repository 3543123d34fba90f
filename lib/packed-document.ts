import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

/** The bytes of one response, packed once per encoding, and the headers that do not depend on the encoding. */
export type PackedDocument = {
  /** Hex SHA-256 of the unpacked bytes. */
  hash: string
  headers: Readonly<Record<string, string>>
  /** True if a shared cache may send it for a few seconds without revalidation. */
  isShared: boolean
  /** True if its responses carry the SHA-256 of their bytes (RFC 9530). */
  hasDigest: boolean
  bodies: Partial<Record<Encoding, Buffer>> & { identity: Buffer }
}

const packers = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 6 }),
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes)

export function packedDocument(
  text: string,
  headers: Record<string, string>,
  { isShared = false, hasDigest = false } = {},
): PackedDocument {
  const identity = Buffer.from(text)
  return { hash: sha256(identity).digest('hex'), headers, isShared, hasDigest, bodies: { identity } }
}

/** Packs the body in this encoding unless it already is. Works in the thread pool. */
export async function pack(document: PackedDocument, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'identity') return document.bodies.identity
  return (document.bodies[encoding] ??= await packers[encoding](document.bodies.identity))
}

export const packedBytes = ({ bodies }: PackedDocument): number =>
  Object.values(bodies).reduce((sum, body) => sum + body.length, 0)

/** The best encoding that an Accept-Encoding header allows (RFC 9110, 12.5.3). */
export function encodingFor(accepted: string | null | undefined): Encoding {
  const offers = new Map(
    (accepted ?? '').split(',').map((offer) => {
      const [name = '', ...parameters] = offer.split(';').map((part) => part.trim().toLowerCase())
      const quality = parameters.find((parameter) => parameter.startsWith('q='))
      return [name, quality === undefined ? 1 : Number(quality.slice(2))]
    }),
  )
  return (['br', 'gzip'] as const).find((name) => (offers.get(name) ?? 0) > 0) ?? 'identity'
}

/** A strong tag names bytes as they are sent, so each encoding has its own. */
const etagOf = (hash: string, encoding: Encoding) =>
  `"${hash}${encoding === 'identity' ? '' : `-${encoding}`}"`

/** True when the client has these bytes in any encoding (RFC 9110, 13.1.2). */
function isKnown(hash: string, ifNoneMatch: string | null | undefined): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.some(
    (tag) => tag === '*' || (['identity', 'br', 'gzip'] as const).some((name) => tag === etagOf(hash, name)),
  )
}

type Conditions = { encoding: Encoding; ifNoneMatch: string | null | undefined }

/**
 * Status and headers of the response, without the headers of its encoding; a 304 has no body. X-Accel-Expires comes
 * before Cache-Control, because old versions of nginx obey the first of them.
 */
export function headOf(
  document: PackedDocument,
  { encoding, ifNoneMatch }: Conditions,
): { status: 200 | 304; headers: Record<string, string> } {
  const { hash, headers, isShared } = document
  const shared = {
    ...(isShared ? { 'x-accel-expires': '3' } : undefined),
    'cache-control': 'public, no-cache',
    ...(isShared ? { 'cdn-cache-control': 'max-age=3' } : undefined),
    ...headers,
    etag: etagOf(hash, encoding),
    vary: 'accept-encoding',
  }
  if (isKnown(hash, ifNoneMatch)) return { status: 304, headers: shared }
  return { status: 200, headers: { ...shared, ...reprDigest(document, encoding) } }
}

/** The digest is that of the packed bytes, because a Content-Encoding is part of the representation. */
function reprDigest({ hasDigest, bodies }: PackedDocument, encoding: Encoding): Record<string, string> {
  const body = bodies[encoding]
  return hasDigest && body ? { 'repr-digest': `sha-256=:${sha256(body).digest('base64')}:` } : {}
}
