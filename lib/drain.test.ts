import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { drain } from './drain'
import { guardHead } from './response-guard'

let server: Server
afterEach(() => server.closeAllConnections())

/** Answers `/slow` when `finish` is called, and any other path at once. */
async function aServer() {
  let finish = () => {}
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  server = createServer((request, response) => {
    guardHead(response)
    if (request.url === '/slow') void finished.then(() => response.end('done'))
    else response.end('done')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return { finish }
}

function aConnection(): Socket {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return connect(address.port, '127.0.0.1')
}

const ask = (socket: Socket, path: string) => socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`)

async function readUntil(socket: Socket, end: RegExp): Promise<string> {
  let text = ''
  while (!end.test(text)) {
    const [chunk]: unknown[] = await once(socket, 'data')
    text += String(chunk)
  }
  return text
}

test('requests in progress finish, open connections are answered at any time, and no new one is accepted', async () => {
  const { finish } = await aServer()
  const [slow, idle] = [aConnection(), aConnection()]
  const arrived = once(server, 'request')
  ask(slow, '/slow')
  await arrived
  ask(idle, '/')
  expect(await readUntil(idle, /done/)).toMatch(/connection: keep-alive/i)
  const drained = drain(server, { announceMs: 0, finishMs: 20_000 })
  const response = readUntil(slow, /done/)
  await expect.poll(() => server.listening, { timeout: 20_000 }).toBe(false)
  ask(idle, '/')
  expect(await readUntil(idle, /done/)).toMatch(/connection: close/i)
  finish()
  expect(await response).toMatch(/^HTTP\/1.1 200 [^]*connection: close/i)
  await drained
})

test('a request that never ends is cut after the limit', async () => {
  await aServer()
  const slow = aConnection()
  const arrived = once(server, 'request')
  ask(slow, '/slow')
  await arrived
  const closed = once(slow, 'close')
  await drain(server, { announceMs: 0, finishMs: 50 })
  await closed
  expect(server.listening).toBe(false)
})
