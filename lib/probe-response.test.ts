import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { respondToProbe, type Words } from './probe-response'

const well = { database: 'ok', migrations: 'ok', audit: 'ok', worker: 'ok' }

/** The answer to a prober of a server whose checks say these words. */
async function answerTo(path: string, words: Words): Promise<Response> {
  const server = createServer((request, response) => {
    if (!respondToProbe(request, response, () => Promise.resolve(words))) response.writeHead(404).end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  try {
    const response = await fetch(`http://127.0.0.1:${address.port}${path}`)
    return new Response(await response.text(), response)
  } finally {
    server.closeAllConnections()
    await once(server.close(), 'close')
  }
}

test('a server is ready if every check is well', async () => {
  const answer = await answerTo('/readyz', well)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({ server: 'ok', ...well })
})

test.each(['unreachable', 'behind', 'missing', 'busy'])(
  'a check that says %s is 503 with Retry-After',
  async (word) => {
    const answer = await answerTo('/readyz', { ...well, database: word })
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
  },
)

test('a stopped worker is named, and its server stays in use', async () => {
  const answer = await answerTo('/readyz', { ...well, worker: 'stopped' })
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ worker: 'stopped' })
})

test('a server whose database is away is alive', async () => {
  expect((await answerTo('/healthz', { ...well, database: 'unreachable' })).status).toBe(200)
})

test('other addresses are not answered', async () => {
  expect((await answerTo('/readyz/x', well)).status).toBe(404)
})
