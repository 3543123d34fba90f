import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cutSlowClients } from './slow-clients'

let server: Server
beforeEach(async () => {
  server = createServer((request, response) => {
    request.resume().on('end', () => response.end('read'))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
})
afterEach(async () => {
  server.closeAllConnections()
  await once(server.close(), 'close')
})

/** All that the server sends until it closes the connection. The client sends no more than `part`. */
async function answerTo(part: string): Promise<string> {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  const socket = connect(address.port, '127.0.0.1')
  let answer = ''
  socket.on('data', (chunk) => (answer += String(chunk)))
  socket.write(part)
  await once(socket, 'close')
  return answer
}

const short = { headMs: 50, requestMs: 150, intervalMs: 10 }
const head = 'POST / HTTP/1.1\r\nHost: localhost\r\n'

// Node's own limits are 60 s and 300 s, looked for each 30 s: without ours these tests end by their own limit.
test.each([
  ['a head that never ends', head],
  ['a body that never ends', `${head}Content-Length: 10\r\n\r\nabc`],
  ['a chunked body that never ends', `${head}Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n`],
])('%s is cut', async (_name, part) => {
  cutSlowClients(server, short)
  expect(await answerTo(part)).toMatch(/^HTTP\/1.1 408 /)
})

test('a request in time is answered', async () => {
  cutSlowClients(server, short)
  expect(await answerTo(`${head}Connection: close\r\nContent-Length: 3\r\n\r\nabc`)).toMatch(
    /^HTTP\/1.1 200 /,
  )
})

test('a head is cut within 10 s and a body within 15 s', () => {
  cutSlowClients(server)
  const { headersTimeout, requestTimeout } = server
  const interval = Number(Reflect.get(server, 'connectionsCheckingInterval'))
  expect(headersTimeout + interval).toBeLessThanOrEqual(10_000)
  expect(requestTimeout + interval).toBeLessThanOrEqual(15_000)
})
