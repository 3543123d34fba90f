import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { readSessions } from '#features/editors/session.server'
import { publishedContentVersion } from '#features/publications/queries.server'
import { isActionOf } from '#lib/action-manifest.server'
import { databaseFault } from '#lib/db-errors'
import { env } from '#lib/env'
import { submittedActions } from '#lib/multipart-guard'
import { themeScript } from '#app/theme-script'
import { contentSecurityPolicy, documentPolicy, rejectionOf, withoutInternal } from '#lib/headers'
import { paths } from '#lib/paths'
import { knownBrowser } from '#lib/known-browser'
import { log } from '#lib/log'
import { isReplicaLag } from '#lib/replica-lag'
import { requestContext } from '#lib/request-context'
import { allowSignIn } from '#lib/sign-in-rate-limit.server'
import { browserCookie, signInCounted, tooManySignInsMessage } from '#app/sign-in/rate-limit'

const retryAfterSeconds = '5'
const notSavedMessage =
  'Not saved: the records cannot be reached at this moment. Go back, what you typed is still there, and send it again in a few seconds.'
const rejectedFormMessage =
  'This form did not arrive whole. Go back, what you typed is still there, and send it again.'
const foreignFormMessage =
  'This form is not on this page. Go back, what you typed is still there, and open its page again.'
const themeHash = createHash('sha256').update(themeScript).digest('base64')
/** A preview is the document that readers will see, in a frame of the desk. */
const previewPolicy = documentPolicy(themeHash, 'self')
/** Forms that anybody may send, each of which costs a page. Their limit is per process. */
const countedForms = new Set<string>([paths.signIn(), paths.signInCode(), paths.forgottenPassword()])
/** The logo, and a file that Compare reads. */
const takesFile = new Set<string>([paths.desk.settings(), paths.desk.findSource()])
const preview = /^\/desk\/(records|disputes)\/[^/]+\/preview$/

/** Sets headers and the statuses that a page cannot set (docs/decisions/0011-set-page-statuses-in-the-proxy.md). It never decides who may enter. */
export async function proxy(request: NextRequest) {
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurityPolicy(nonce, env.NODE_ENV === 'development')
  // On the request too: Next takes the nonce from here, and a client's own value is overwritten.
  const headers = withoutInternal(request.headers)
  headers.set('content-security-policy', policy)
  headers.set('x-nonce', nonce)
  // The address to which signing in leads back.
  headers.set('x-requested-path', request.nextUrl.pathname + request.nextUrl.search)
  const client = request.headers.get('x-client-address')
  if (client !== null) headers.set('x-client-address', client)
  const requestId = request.headers.get('x-request-id') ?? randomUUID()
  headers.set('x-request-id', requestId)
  const response = await requestContext.run({ requestId, address: client ?? 'unknown' }, () =>
    respond(request, headers),
  )
  // A preview and the page of an outage are documents: their script has a hash and no nonce.
  const isDocument = preview.test(request.nextUrl.pathname) || response.headers.has('x-middleware-rewrite')
  response.headers.set('content-security-policy', isDocument ? previewPolicy : policy)
  response.headers.set('cache-control', 'private, no-store')
  return response
}

async function respond(request: NextRequest, headers: Headers): Promise<NextResponse> {
  const url = new URL(request.url)
  const refusal = rejectionOf({
    method: request.method,
    url,
    headers: request.headers,
    origin: env.APP_ORIGIN,
  })
  if (refusal) {
    log.warn({ event: 'request refused', status: refusal.status, method: request.method, path: url.pathname })
    return forAction(request, plainText(refusal.status, refusal.sentence))
  }
  const isPost = request.method === 'POST'
  const isSignIn = isPost && countedForms.has(url.pathname)
  if (isSignIn && !(await countSignIn(request, headers)))
    return withRetryAfter(forAction(request, plainText(429, tooManySignInsMessage)))
  if (isPost) {
    const ids = await submittedActions(request, { filesMax: takesFile.has(url.pathname) ? 1 : 0 })
    if (ids === null) return forAction(request, plainText(400, rejectedFormMessage))
    if (!ids.every((id) => isActionOf(url.pathname, id))) {
      log.warn({ event: 'form of another page refused', path: url.pathname })
      return forAction(request, plainText(404, foreignFormMessage))
    }
  }
  // A script reads the sentence of a form it sent; a browser without it gets the form back.
  const isSentByScript = request.headers.has('next-action')
  // Sign-ins count their own failures: a flood of them must not wait here for the desk's connections as well.
  if (await isDatabaseUp(isSentByScript || isSignIn)) return NextResponse.next({ request: { headers } })
  return withRetryAfter(
    isSentByScript
      ? plainText(503, notSavedMessage)
      : NextResponse.rewrite(new URL('/unavailable', url), { request: { headers } }),
  )
}

/** Counts the sign-in before its form is read, and marks the request. The action counts a request without the mark. */
async function countSignIn(request: NextRequest, headers: Headers): Promise<boolean> {
  const browser = knownBrowser(request.cookies.get(browserCookie)?.value, env.APP_SECRET)
  headers.set(signInCounted, '1')
  return allowSignIn(headers.get('x-client-address') ?? 'unknown', browser?.id ?? null)
}

/** An action finds out for itself whether the desk's tables can be read; a page, or a form that must come back, cannot. */
async function isDatabaseUp(isAction: boolean): Promise<boolean> {
  try {
    // The desk writes to the primary, so a replica that is behind does not concern it.
    const version = publishedContentVersion().catch((error: unknown) => {
      if (!isReplicaLag(error)) throw error
    })
    await Promise.all([version, isAction ? null : readSessions()])
    return true
  } catch (error) {
    if (databaseFault(error) === null) throw error
    return false
  }
}

function withRetryAfter(response: NextResponse): NextResponse {
  response.headers.set('retry-after', retryAfterSeconds)
  return response
}

/** Next hands a sentence to the form only if its type has no charset; components/ui/submission-failure.ts shows it. */
function forAction(request: NextRequest, response: NextResponse): NextResponse {
  if (request.headers.has('next-action')) response.headers.set('content-type', 'text/plain')
  return response
}

function plainText(status: number, sentence: string): NextResponse {
  const allow = status === 405 ? { allow: 'GET, HEAD' } : undefined
  return new NextResponse(`${sentence}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...allow },
  })
}

/** The desk and its sign-in. All other addresses set their own status, type and policy, and pass no proxy. */
export const config = { matcher: ['/desk/:path*', '/sign-in/:path*'] }
