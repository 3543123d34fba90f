import { once } from 'node:events'
import { get } from 'node:http'
import { connect } from 'node:net'
import { expect, test } from '#e2e/support/cluster-fixtures'
import { startInstance } from '#e2e/support/instance'
import { measured } from '#test/support/measurements'

const record = '/records/1-what-the-may-notice-contained'

/** When the server got the signal to end. */
let signalledAt = Number.POSITIVE_INFINITY
/** The server accepts connections for a second after that. */
const stillAcceptsMs = 900

/**
 * The status once the whole body has arrived, on a separate connection. Null if the server accepts none any more;
 * the system also resets queued connections.
 */
function statusOf(origin: string): Promise<number | null> {
  const startedAt = performance.now()
  return new Promise((resolve, reject) => {
    const request = get(`${origin}${record}`, { agent: false }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0))
      response.on('error', reject)
    })
    request.on('error', (error) => {
      if (startedAt > signalledAt + stillAcceptsMs) resolve(null)
      else reject(error)
    })
  })
}

async function readUntilRefused(origin: string): Promise<number[]> {
  const statuses: number[] = []
  for (;;) {
    const status = await statusOf(origin)
    if (status === null) return statuses
    statuses.push(status)
  }
}

test('a server that gets the signal to end breaks no request', async ({ cluster }) => {
  const instance = await startInstance(cluster.url)
  const readers = Array.from({ length: 20 }, () => readUntilRefused(instance.origin))
  await statusOf(instance.origin)
  process.kill(instance.pid, 'SIGTERM')
  signalledAt = performance.now()
  const statuses = (await Promise.all(readers)).flat()
  expect(await instance.ended).toBe(143)
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
    expect(await statusOf(instance.origin)).not.toBe(null)
    // Without our limits Node cuts them after 60 and 300 seconds, and the test ends first.
    await Promise.all(cuts)
    expect(await statusOf(instance.origin)).not.toBe(null)
    measured('R30', `${cuts.length} slow heads and bodies: all cut`)
  } finally {
    await instance.kill()
  }
})
