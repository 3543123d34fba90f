import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { currentResponse, guardHead, sendInstead } from './response-guard'
import { inertPolicy } from './static-headers.js'

/** The headers of a guarded response. */
async function headersOf(respond: (response: ServerResponse) => void): Promise<Headers> {
  const server = createServer((_request, response) => {
    guardHead(response)
    respond(response)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  try {
    return (await fetch(`http://127.0.0.1:${address.port}/`, { redirect: 'manual' })).headers
  } finally {
    server.closeAllConnections()
    await once(server.close(), 'close')
  }
}

const shareable = (response: ServerResponse) =>
  response
    .setHeader('cache-control', 'public, max-age=31536000, immutable')
    .setHeader('x-accel-expires', '4')
    .setHeader('cdn-cache-control', 'max-age=3')

test.each([301, 302, 307, 308, 400, 403, 404, 405, 410, 429, 500, 503])(
  'no cache stores a %i, whichever way its head is written',
  async (status) => {
    const ways = [
      (response: ServerResponse) => shareable(response).writeHead(status).end(),
      (response: ServerResponse) => shareable(response).writeHead(status, 'For a reason').end(),
      (response: ServerResponse) => {
        shareable(response).statusCode = status
        response.end('text')
      },
    ]
    for (const writeHead of ways) {
      const headers = await headersOf(writeHead)
      expect(headers.get('cache-control')).toBe('private, no-store')
      expect(headers.get('x-accel-expires')).toBe(null)
      expect(headers.get('cdn-cache-control')).toBe(null)
    }
  },
)

test.each([200, 304])('a %i is stored as it says', async (status) => {
  const headers = await headersOf((response) => shareable(response).writeHead(status).end())
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(headers.get('x-accel-expires')).toBe('4')
})

test('a response without a policy gets the one that allows nothing, and an existing policy is not replaced', async () => {
  const without = await headersOf((response) => response.writeHead(404).end())
  expect(without.get('content-security-policy')).toBe(inertPolicy)
  const headers = await headersOf((response) =>
    response.setHeader('content-security-policy', "default-src 'self'").writeHead(200).end(),
  )
  expect(headers.get('content-security-policy')).toBe("default-src 'self'")
})

const document = {
  status: 503,
  headers: { 'content-type': 'text/html', 'retry-after': '5' },
  html: '<p>Later</p>',
}

/** The response of a framework that compresses and fails, to a request with these headers. */
async function failedResponse(requestHeaders: Record<string, string>): Promise<Response> {
  const server = createServer((_request, response) => {
    guardHead(response)
    const end = response.end.bind(response)
    response.end = () => end('packed')
    response.setHeader('content-encoding', 'identity')
    currentResponse.run(response, () => {
      sendInstead(Promise.resolve(document))
      response.writeHead(500, { 'content-type': 'text/html' })
      response.write('<html>')
      response.end('</html>')
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  try {
    const response = await fetch(`http://127.0.0.1:${address.port}/`, { headers: requestHeaders })
    return new Response(await response.text(), response)
  } finally {
    server.closeAllConnections()
    await once(server.close(), 'close')
  }
}

test('a document replaces the failed page of the framework', async () => {
  const response = await failedResponse({})
  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('5')
  expect(response.headers.get('content-encoding')).toBe(null)
  expect(response.headers.get('cache-control')).toBe('private, no-store')
  expect(await response.text()).toBe('<p>Later</p>')
})

test.each(['rsc', 'next-action'])(
  'a script with the header %s gets what the framework sends',
  async (name) => {
    expect((await failedResponse({ [name]: '1' })).status).toBe(500)
  },
)
