import type { IncomingMessage, ServerResponse } from 'node:http'

/** The client's Accept-Encoding, under a name at which Next does not compress a second time. Only this file sets it. */
export const acceptedEncodings = 'x-accept-encoding'
const encodingHeader = 'x-content-encoding'
const lengthHeader = 'x-content-length'

/** Next compresses the desk and the static files; documents, API and exports pack themselves. */
const packedByNext = /^\/(desk|sign-in|_next|assets)([/?]|$)/

/** Content-Encoding and Content-Length under names that pass through Next, which drops them from a handler's Response. */
export const packedHeaders = (encoding: string, length: number): Record<string, string> => ({
  ...(encoding === 'identity' ? undefined : { [encodingHeader]: encoding }),
  [lengthHeader]: String(length),
})

/** Lets a handler send packed bytes: it restores their headers, and the Vary that Next extends, when the head is written. */
export function allowPackedResponse(request: IncomingMessage, response: ServerResponse): void {
  delete request.headers[acceptedEncodings]
  if (packedByNext.test(request.url ?? '')) return
  const accepted = request.headers['accept-encoding']
  if (accepted !== undefined) request.headers[acceptedEncodings] = accepted
  delete request.headers['accept-encoding']
  const writeHead = response.writeHead.bind(response)
  response.writeHead = (...args: unknown[]) => {
    response.writeHead = writeHead
    restore(response)
    return Reflect.apply(writeHead, response, args)
  }
}

function restore(response: ServerResponse): void {
  const encoding = response.getHeader(encodingHeader)
  const length = response.getHeader(lengthHeader)
  response.removeHeader(encodingHeader)
  response.removeHeader(lengthHeader)
  if (encoding !== undefined) response.setHeader('content-encoding', encoding)
  if (length !== undefined) response.setHeader('content-length', length)
  response.setHeader('vary', 'accept-encoding')
}
