import { headers } from 'next/headers'
import { requestContext } from '#lib/request-context'

/** Runs an action so that its log lines have the request's id and the client's address. The proxy sets both. */
export async function inEditorRequest<Result>(run: () => Promise<Result>): Promise<Result> {
  const requestHeaders = await headers()
  const requestId = requestHeaders.get('x-request-id') ?? 'none'
  const address = requestHeaders.get('x-client-address') ?? 'unknown'
  return requestContext.run({ requestId, address }, run)
}
