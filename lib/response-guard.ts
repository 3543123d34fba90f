import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { announceDrain } from './drain'
import { inertPolicy } from './static-headers.js'

const policy = 'content-security-policy'
const sharedCacheHeaders = ['x-accel-expires', 'cdn-cache-control', 'surrogate-control', 'expires']

/** The response of the request that runs now. */
export const currentResponse = new AsyncLocalStorage<ServerResponse>()

/** A whole document, with its status and headers. */
export type ErrorDocument = { status: number; headers: Record<string, string>; html: string }
const errorDocuments = new WeakMap<ServerResponse, Promise<ErrorDocument>>()

/** The framework's page of an error is empty without script. This one is sent instead, unless a script asks for data. */
export function sendInstead(document: Promise<ErrorDocument>): void {
  const response = currentResponse.getStore()
  if (response && !isSentByScript(response.req)) errorDocuments.set(response, document)
}

const isSentByScript = ({ headers }: IncomingMessage) => 'rsc' in headers || 'next-action' in headers

/**
 * Checks every head last, also those that Next makes itself. Only a final 200 and its 304 may be stored. A response
 * without a policy gets the one that loads and runs nothing.
 */
export function guardHead(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response)
  const end = response.end.bind(response)
  response.writeHead = (...args: unknown[]) => {
    response.writeHead = writeHead
    announceDrain(response)
    const status = typeof args[0] === 'number' ? args[0] : response.statusCode
    const document = errorDocuments.get(response)
    if (status === 500 && document) return replaceBody(response, end, document)
    if (status !== 200 && status !== 304) forbidStorage(response)
    const ownHeaders = args.at(-1)
    const hasPolicy =
      response.hasHeader(policy) ||
      (typeof ownHeaders === 'object' && ownHeaders !== null && policy in ownHeaders)
    if (!hasPolicy) response.setHeader(policy, inertPolicy)
    return Reflect.apply(writeHead, response, args)
  }
}

/** Drops what the framework sends, and sends the document at its end. The given `end` is the one before compression. */
function replaceBody(
  response: ServerResponse,
  end: ServerResponse['end'],
  document: Promise<ErrorDocument>,
): ServerResponse {
  response.write = () => true
  response.end = () => {
    document.then(
      ({ status, headers, html }) => {
        for (const name of ['content-encoding', 'content-length']) response.removeHeader(name)
        forbidStorage(response)
        response.writeHead(status, headers)
        end(response.req.method === 'HEAD' ? undefined : html)
      },
      () => response.destroy(),
    )
    return response
  }
  return response
}

function forbidStorage(response: ServerResponse): void {
  for (const name of sharedCacheHeaders) response.removeHeader(name)
  response.setHeader('cache-control', 'private, no-store')
}
