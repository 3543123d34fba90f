import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { publishedDoor } from '#features/publications/doors'
import { env } from '#lib/env'
import { contentSecurityPolicy, refusalOf, withoutInternal } from '#lib/headers'

const retryAfterSeconds = '5'
/** Addresses answered by handlers, which set their own status and type. */
const isHandled = /^\/(api|exports)\/|\.(md|txt|csv|json)$/

/** Sets headers and the statuses that a page cannot set (docs/decisions/0011). It never decides who may enter. */
export async function proxy(request: NextRequest) {
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurityPolicy(nonce, env.NODE_ENV === 'development')
  // On the request too: Next takes the nonce from here, and a client's own value is overwritten.
  const headers = withoutInternal(request.headers)
  headers.set('content-security-policy', policy)
  headers.set('x-nonce', nonce)
  const response = await answer(request, headers)
  response.headers.set('content-security-policy', policy)
  response.headers.set('cache-control', 'private, no-store')
  if (response.status === 200) response.headers.set('x-accel-expires', '4')
  return response
}

async function answer(request: NextRequest, headers: Headers): Promise<NextResponse> {
  const { pathname } = request.nextUrl
  const refusal = refusalOf({ method: request.method, url: new URL(request.url), headers: request.headers })
  if (refusal?.status === 404)
    return NextResponse.rewrite(new URL('/no-such-page', request.url), { status: 404, request: { headers } })
  if (refusal) return plain(refusal.status, refusal.sentence)
  if (isHandled.test(pathname)) return NextResponse.next({ request: { headers } })
  const door = await publishedDoor(pathname)
  if (door.state === 'open') return NextResponse.next({ request: { headers } })
  if (door.state === 'unavailable') {
    const away = NextResponse.rewrite(new URL('/unavailable', request.url), {
      status: 503,
      request: { headers },
    })
    away.headers.set('retry-after', retryAfterSeconds)
    return away
  }
  headers.set('x-tombstone', encodeURIComponent(JSON.stringify(door.tombstone)))
  return NextResponse.rewrite(new URL('/withdrawn', request.url), { status: 410, request: { headers } })
}

function plain(status: number, sentence: string): NextResponse {
  const allow = status === 405 ? { allow: 'GET, HEAD' } : undefined
  return new NextResponse(`${sentence}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...allow },
  })
}

export const config = { matcher: ['/((?!_next/static/).*)', '/_next/static/:path*.map'] }
