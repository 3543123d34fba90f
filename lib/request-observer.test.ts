import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { observeRequest, type ObservedRequest } from './request-observer'

/** The reports of a server while `visit` talks to it. */
async function observed(respond: RequestListener, visit: (port: number) => Promise<unknown>, count = 1) {
  const reports: ObservedRequest[] = []
  let finish = () => {}
  const all = new Promise<void>((resolve) => (finish = resolve))
  const server = createServer((request, response) => {
    observeRequest({ request, response }, `r-${reports.length}`, {
      routeOf: (url) => url.split('?')[0] ?? url,
      report(report) {
        reports.push(report)
        if (reports.length === count) finish()
      },
    })
    respond(request, response)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  try {
    await visit(address.port)
    await all
    return reports
  } finally {
    server.closeAllConnections()
    await once(server.close(), 'close')
  }
}

test('a finished request is reported once, without its query', async () => {
  const [report] = await observed(
    (request, response) => {
      request.url = '/replaced'
      response.end('four')
    },
    async (port) => (await fetch(`http://127.0.0.1:${port}/found?q=a+private+search`)).text(),
  )
  expect(report).toMatchObject({ requestId: 'r-0', method: 'GET', route: '/found', status: 200 })
  expect(report?.bytes).toBeGreaterThan('four'.length)
  expect(report?.durationMs).toBeGreaterThanOrEqual(0)
  expect(JSON.stringify(report)).not.toContain('private')
})

test('the bytes of a request on an open connection are its own', async () => {
  const lengths = [100_000, 10]
  let served = 0
  const reports = await observed(
    (_request, response) => response.end('x'.repeat(lengths[served++] ?? 0)),
    async (port) => {
      for (const _ of lengths) await (await fetch(`http://127.0.0.1:${port}/`)).text()
    },
    2,
  )
  expect(reports[0]?.bytes).toBeGreaterThan(100_000)
  expect(reports[1]?.bytes).toBeLessThan(1000)
})

test('a client that leaves before the answer has no status', async () => {
  const [report] = await observed(
    () => {},
    async (port) => {
      const socket = connect(port, '127.0.0.1')
      socket.write('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n')
      await once(socket, 'connect')
      socket.end()
      socket.destroySoon()
    },
  )
  expect(report).toMatchObject({ route: '/slow', status: null })
})
