import { Agent, request as send } from 'node:http'
import { expect, test } from '#e2e/support/fixtures'
import { type MalformedRequest, malformed } from '#e2e/support/malformed-requests'
import { isFull, namesIn, crawledAddresses } from '#e2e/support/site-map'

const runs = Number(process.env['FUZZ_RUNS'] ?? (isFull ? 20_000 : 2000))
const seed = Number(process.env['FUZZ_SEED'] ?? 20_191_112)
const agent = new Agent({ keepAlive: true, maxSockets: 8 })
const inFlight = 8

type Answer = { status: number; type: string; text: string }

function sendMalformed(origin: string, { method, path, headers }: MalformedRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = send(new URL(origin), { method, path, headers, agent, timeout: 20_000 }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          text: Buffer.concat(chunks).toString(),
        }),
      )
    })
    request.on('timeout', () => request.destroy(new Error('no answer within 20 s')))
    request.on('error', reject)
    request.end()
  })
}

/** Stack traces and messages of the runtime, which no answer may contain. */
const runtimeMessage = /prisma|postgres|\n\s+at |node_modules|ECONN|syntax error|Internal Server Error/i

function fault({ status, type, text }: Answer, request: MalformedRequest): string | null {
  if (status >= 500) return `${status}: ${text.slice(0, 200)}`
  if (status < 200) return `status ${status}`
  if (status >= 400 && request.method !== 'HEAD' && text.trim().length < 10) return `${status} without a word`
  if (/problem\+json|text\/plain/.test(type) && runtimeMessage.test(text))
    return `${status}: ${text.slice(0, 200)}`
  return null
}

test(`every route answers ${runs} malformed requests without a 5xx`, async ({ baseURL }) => {
  test.setTimeout(runs * 100)
  const origin = baseURL ?? ''
  const paths = crawledAddresses(await namesIn(process.env['DATABASE_URL'] ?? '')).flatMap((route) =>
    route.paths.slice(0, 2),
  )
  const sample = malformed(paths, { runs, seed })
  expect(sample).toHaveLength(runs)
  const faults: string[] = []
  const statuses = new Map<number, number>()
  const queue = sample[Symbol.iterator]()
  const worker = async () => {
    for (const malformedRequest of queue) {
      const answer = await sendMalformed(origin, malformedRequest)
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      const problem = fault(answer, malformedRequest)
      if (problem !== null)
        faults.push(
          `${malformedRequest.method} ${malformedRequest.path} ${JSON.stringify(malformedRequest.headers)}\n  ${problem}`,
        )
    }
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
  agent.destroy()
  expect(faults.slice(0, 10)).toEqual([])
  // A run with a single status has tested little.
  for (const status of [200, 400, 404, 405, 411])
    expect(statuses.get(status) ?? 0, String(status)).toBeGreaterThan(0)
})

const shapes = (name: string) => [
  `${name}=a&${name}=b`,
  `${name}[]=a`,
  `${name}[not]=`,
  `${name}[$ne]=a`,
  `${name}[__proto__][x]=1`,
  `${name}=%7B%22not%22%3A%22%22%7D`,
]

test('the API refuses an array or an object in place of text, and names the parameter', async ({
  request,
}) => {
  const names = [
    'q',
    'status',
    'kind',
    'dispute',
    'speaker',
    'relayer',
    'order',
    'page',
    'said-from',
    'said-to',
  ]
  for (const name of names)
    for (const shape of shapes(name)) {
      if (name === 'q' && shape.includes('%7B')) continue // plain words to search for
      const answer = await request.get(`/api/v1/records?${shape}`)
      expect(answer.status(), shape).toBe(400)
      expect(answer.headers()['content-type']).toContain('application/problem+json')
      expect(await answer.text()).toContain(name)
    }
  for (const shape of shapes('v'))
    expect((await request.get(`/api/v1/records/1?${shape}`)).status(), shape).toBe(400)
})

test('SQL and search operators in a query are searched as plain words', async ({ request }) => {
  const words = [
    "'",
    "' OR '1'='1",
    '%',
    '_',
    '\\',
    ':*',
    '&',
    '| !',
    '<->',
    '"',
    '(',
    ')))',
    'a & | b',
    '$1',
    '{}',
    '--',
  ]
  for (const q of words) {
    const answer = await request.get('/api/v1/records', { params: { q } })
    expect(answer.status(), q).toBe(200)
    expect((await request.get('/', { params: { q } })).status(), q).toBe(200)
  }
})
