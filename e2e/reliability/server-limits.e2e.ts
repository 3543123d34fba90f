import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { connect } from 'node:net'
import { expect, test } from '#e2e/support/cluster-fixtures'
import { startInstance } from '#e2e/support/instance'
import { measured } from '#test/support/measurements'

const record = '/records/1-what-the-may-notice-contained'

/** The status once the whole body has arrived; null if the server accepted no connection. */
function statusOf(origin: string, agent: Agent): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const request = get(`${origin}${record}`, { agent }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0))
      response.on('error', reject)
    })
    request.on('error', (error: NodeJS.ErrnoException) => {
      // The system resets connections it had queued when the server stops listening.
      const isRefused =
        error.code === 'ECONNREFUSED' || (error.code === 'ECONNRESET' && !request.reusedSocket)
      if (isRefused) resolve(null)
      else reject(error)
    })
  })
}

/** Reads on its own connection until the server accepts no more. */
async function readUntilRefused(origin: string): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const statuses: number[] = []
  for (;;) {
    const status = await statusOf(origin, agent)
    if (status === null) return statuses
    statuses.push(status)
  }
}

test('a server that is told to end breaks no request', async ({ cluster }) => {
  const instance = await startInstance(cluster.url)
  const readers = Array.from({ length: 20 }, () => readUntilRefused(instance.origin))
  await statusOf(instance.origin, new Agent())
  process.kill(instance.pid, 'SIGTERM')
  const statuses = (await Promise.all(readers)).flat()
  expect(await instance.ended).toBe(143)
  expect(statuses.filter((status) => status !== 200)).toEqual([])
  expect(statuses.length).toBeGreaterThan(20)
  measured('R52', `SIGTERM under load: ${statuses.length} requests, 0 broken`)
})

test('a head and a body that never end are cut, and readers are answered meanwhile', async ({ cluster }) => {
  const instance = await startInstance(cluster.url)
  try {
    const parts = [
      'GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ',
      `POST /sign-in HTTP/1.1\r\nHost: localhost\r\nOrigin: ${instance.origin}\r\nContent-Length: 500\r\n` +
        'Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\n',
    ]
    const cuts = parts.flatMap((part) =>
      Array.from({ length: 50 }, async () => {
        const socket = connect(instance.port, 'localhost')
        socket.on('error', () => {})
        socket.resume().write(part)
        await once(socket, 'close')
      }),
    )
    expect(await statusOf(instance.origin, new Agent())).toBe(200)
    // Without our limits Node cuts them after 60 and 300 seconds, and the test ends first.
    await Promise.all(cuts)
    expect(await statusOf(instance.origin, new Agent())).toBe(200)
    measured('R30', `${cuts.length} slow heads and bodies: all cut`)
  } finally {
    await instance.kill()
  }
})
