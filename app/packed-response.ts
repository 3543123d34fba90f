import { publishedContentVersion } from '#features/publications/queries.server'
import { recentVersion } from '#lib/content-version'
import { documentCache } from '#lib/document-cache.server'
import { env } from '#lib/env'
import { encodingFor, headOf, pack, type PackedDocument, packedDocument } from '#lib/packed-document'
import { acceptedEncodings, packedHeaders } from '#lib/packed-headers'

/**
 * A body that is the same for every client until the content version changes. `cacheAs` is the one spelling of its
 * address, as `documentKey` returns it; without it, the body is not cached.
 */
type Body = {
  text: string
  headers: Record<string, string>
  cacheAs?: string | undefined
  hasDigest?: boolean
}

/**
 * Sends the cached body of `key`, the address as the client spelled it, or the result of `make`: another response, or a
 * body. A body is only cached if the request has the one spelling of its address.
 */
export async function packedResponse(
  request: Request,
  key: string,
  make: () => Promise<Body | Response>,
): Promise<Response> {
  // Read before the body, so that a body is never cached under a newer version than its own.
  const contentVersion = recentVersion() ?? (await publishedContentVersion())
  const isCached = env.NODE_ENV !== 'development' && !request.headers.has('authorization')
  const cached = isCached && request.method === 'GET' ? documentCache.get(contentVersion, key) : undefined
  if (cached) return send(request, cached, () => documentCache.set(contentVersion, key, cached))
  const result = await make()
  if (result instanceof Response) return result
  const { text, headers, cacheAs, hasDigest } = result
  const isShared = isCached && cacheAs === key
  return send(request, packedDocument(text, headers, { isShared, hasDigest }), (document) => {
    if (isShared && request.method === 'GET') documentCache.set(contentVersion, key, document)
  })
}

/** `remember` runs once the document is packed, so that the cache counts the packed bytes as well. */
async function send(
  request: Request,
  document: PackedDocument,
  remember: (document: PackedDocument) => void,
): Promise<Response> {
  const encoding = encodingFor(request.headers.get(acceptedEncodings))
  const isNew = document.bodies[encoding] === undefined || encoding === 'identity'
  const body = await pack(document, encoding)
  if (isNew) remember(document)
  const { status, headers } = headOf(document, {
    encoding,
    ifNoneMatch: request.headers.get('if-none-match'),
  })
  if (status === 304) return new Response(null, { status, headers })
  const packing = packedHeaders(encoding, body.length)
  return new Response(new Uint8Array(body), { status, headers: { ...headers, ...packing } })
}
