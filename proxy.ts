import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { publishedPageAvailability } from '#features/publications/availability.server'
import { env } from '#lib/env'
import { isAcceptableForm } from '#lib/multipart-guard'
import { contentSecurityPolicy, rejectionOf, withoutInternal } from '#lib/headers'
import { paths } from '#lib/paths'
import { allowSignIn } from '#lib/sign-in-rate-limit.server'

const retryAfterSeconds = '5'
const notSavedMessage =
  'Not saved: the records cannot be reached at this moment. Go back, what you typed is still there, and send it again in a few seconds.'
const rejectedFormMessage =
  'This form did not arrive whole. Go back, what you typed is still there, and send it again.'
const tooManySignInsMessage =
  'Too many people are signing in at this moment. Go back, wait a few seconds, and try again.'
const noSuchPage = '/absent'
/** A shared cache must not store these pages, not even for the four seconds of a reader's page. */
const uncached = /^\/(desk|sign-in)(\/|$)/

/** Sets headers and the statuses that a page cannot set (docs/decisions/0011-set-page-statuses-in-the-proxy.md). It does not authorise anybody. */
export async function proxy(request: NextRequest) {
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurityPolicy(nonce, env.NODE_ENV === 'development')
  // Next reads the nonce from the request's policy. Setting it here also overwrites a value that the client sent.
  const headers = withoutInternal(request.headers)
  headers.set('content-security-policy', policy)
  headers.set('x-nonce', nonce)
  // After signing in, an editor is redirected to this address.
  headers.set('x-asked', request.nextUrl.pathname + request.nextUrl.search)
  const client = request.headers.get('x-client-address')
  if (client !== null) headers.set('x-client-address', client)
  const response = await respond(request, headers)
  response.headers.set('content-security-policy', policy)
  response.headers.set('cache-control', 'private, no-store')
  if (response.status === 200 && !uncached.test(request.nextUrl.pathname))
    response.headers.set('x-accel-expires', '4')
  return response
}

async function respond(request: NextRequest, headers: Headers): Promise<NextResponse> {
  const url = new URL(request.url)
  const rewritten = (path: string, status: number) =>
    NextResponse.rewrite(new URL(path, url), { status, request: { headers } })
  // Next answers other methods on a page with an empty 400, so they get a sentence instead of a page.
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  const absent = () => (isRead ? rewritten(noSuchPage, 404) : plainText(404, 'No such page.'))
  // A rewrite to a page that exists closes the socket; any other answer would leave it open (docs/decisions/0011-set-page-statuses-in-the-proxy.md).
  if (request.headers.has('upgrade')) return rewritten('/unavailable', 400)
  const refusal = rejectionOf({
    method: request.method,
    url,
    headers: request.headers,
    origin: env.APP_ORIGIN,
  })
  if (refusal?.status === 404) return absent()
  if (refusal) return plainText(refusal.status, refusal.sentence)
  if (request.method === 'OPTIONS') return plainText(405, 'This address is for reading.')
  // A page without the submitted form does not know its action; Next would answer 409 with a text of its own.
  const isPost = request.method === 'POST'
  const isSignIn = isPost && url.pathname === paths.signIn()
  if (isSignIn && !(await allowSignIn(headers.get('x-client-address') ?? 'unknown')))
    return withRetryAfter(plainText(429, tooManySignInsMessage))
  if (isPost && !(await isAcceptableForm(request))) return plainText(400, rejectedFormMessage)
  const door = await publishedPageAvailability(url)
  switch (door.state) {
    case 'open':
      return NextResponse.next({ request: { headers } })
    case 'absent':
      return absent()
    case 'withdrawn':
      headers.set('x-tombstone', encodeURIComponent(JSON.stringify(door.tombstone)))
      return rewritten('/withdrawn', 410)
    case 'unavailable':
      return withRetryAfter(isPost ? plainText(503, notSavedMessage) : rewritten('/unavailable', 503))
  }
}

function withRetryAfter(response: NextResponse): NextResponse {
  response.headers.set('retry-after', retryAfterSeconds)
  return response
}

function plainText(status: number, sentence: string): NextResponse {
  const allow = status === 405 ? { allow: 'GET, HEAD' } : undefined
  return new NextResponse(`${sentence}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...allow },
  })
}

/** Handlers set their own status and type, and the request normalizer rejects bad requests before them (docs/decisions/0024-serve-api-and-exports-without-the-proxy.md). */
export const config = {
  matcher: [
    '/((?!_next/static/|api/|exports/(?:records|disputes)/[^/]+/[^/]+$|(?:records|disputes)/[^/]+\\.(?:md|txt|csv|json)$).*)',
    '/_next/static/:path*.map',
  ],
}
