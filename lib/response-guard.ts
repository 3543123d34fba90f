import type { ServerResponse } from 'node:http'
import { announceDrain } from './drain'
import { inertPolicy } from './static-headers.js'

const policy = 'content-security-policy'
const sharedCacheHeaders = ['x-accel-expires', 'cdn-cache-control', 'surrogate-control', 'expires']

/**
 * Checks every head last, also those that Next makes itself. Only a final 200 and its 304 may be stored. A response
 * without a policy gets the one that loads and runs nothing.
 */
export function guardHead(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response)
  response.writeHead = (...args: unknown[]) => {
    response.writeHead = writeHead
    announceDrain(response)
    const status = typeof args[0] === 'number' ? args[0] : response.statusCode
    if (status !== 200 && status !== 304) forbidStorage(response)
    const ownHeaders = args.at(-1)
    const hasPolicy =
      response.hasHeader(policy) ||
      (typeof ownHeaders === 'object' && ownHeaders !== null && policy in ownHeaders)
    if (!hasPolicy) response.setHeader(policy, inertPolicy)
    return Reflect.apply(writeHead, response, args)
  }
}

function forbidStorage(response: ServerResponse): void {
  for (const name of sharedCacheHeaders) response.removeHeader(name)
  response.setHeader('cache-control', 'private, no-store')
}
