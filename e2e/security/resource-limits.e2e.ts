import { connect } from 'node:net'
import { once } from 'node:events'
import { measured } from '#test/support/measurements'
import { builtActions } from '#e2e/support/built-actions'
import { expect, test } from '#e2e/support/fixtures'
import { startInstance } from '#e2e/support/instance'
import { growthOf } from '#e2e/support/process-memory'
import { rawRequest } from '#e2e/support/raw-http'
import { isFull } from '#e2e/support/site-map'

const answerMaxMs = 200
const growthMaxMb = 20
const times = isFull ? 20 : 2

let instance: Awaited<ReturnType<typeof startInstance>>
test.beforeAll(async () => {
  instance = await startInstance(process.env['DATABASE_URL'] ?? '')
})
test.afterAll(() => instance?.stop())

type Timed = { status: number; ms: number }

/** Sends a head, then a given number of bytes or endless ones, until the server answers. */
async function pour(head: string, bytes: number, piece = Buffer.alloc(65_536, 'x')): Promise<Timed> {
  // A client that still sends after the server closed may lose the answer, and retries.
  for (let tries = 0; tries < 5; tries++) {
    const outcome = await pourOnce(head, bytes, piece)
    if (outcome.status !== 0) return outcome
  }
  throw new Error(`No answer to ${head.slice(0, 80)}`)
}

async function pourOnce(head: string, bytes: number, piece: Buffer): Promise<Timed> {
  const { hostname, port } = new URL(instance.origin)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  const started = performance.now()
  let status = 0
  let ms = 0
  const response = new Promise<void>((resolve) => {
    socket.on('data', (chunk) => {
      const statusLine = /^HTTP\/1\.1 (\d{3})/.exec(chunk.toString('latin1'))
      if (!statusLine || status !== 0) return
      status = Number(statusLine[1])
      ms = performance.now() - started
      resolve()
    })
    socket.on('error', () => resolve())
    socket.on('close', () => resolve())
  })
  socket.setTimeout(10_000, () => socket.destroy())
  socket.write(head)
  let acceptedBytes = 0
  while (acceptedBytes < bytes && !socket.destroyed && status === 0) {
    const part = piece.subarray(0, Math.min(piece.length, bytes - acceptedBytes))
    acceptedBytes += part.length
    if (!socket.write(part)) await Promise.race([once(socket, 'drain').catch(() => {}), response])
    else await new Promise((resolve) => setImmediate(resolve))
  }
  await response
  socket.destroy()
  return { status, ms }
}

const megabyte = 1024 * 1024
const form = 'Content-Type: application/x-www-form-urlencoded'
const from = () => `Origin: ${instance.origin}`
const chunk = Buffer.from(`10000\r\n${'x'.repeat(65_536)}\r\n`)

/** A complete body, as one of our forms sends it. */
function body(path: string, type: string, text: string, ...more: string[]) {
  const bytes = Buffer.from(text)
  const head = rawRequest(
    `POST ${path}`,
    `Content-Type: ${type}`,
    `Content-Length: ${bytes.length}`,
    from(),
    ...more,
  )
  return () => pour(head, bytes.length, bytes)
}

const boundary = '----limits'
const multipart = `multipart/form-data; boundary=${boundary}`
const part = (name: string, value: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const parts = (all: string) => `${all}--${boundary}--\r\n`

const signIn = () => [...builtActions()].find(([, name]) => name === 'sign-in#signIn')?.[0] ?? ''
// The sign-in is left out: its rate limit answers before the form is parsed.
const desk = '/desk/sources/new'
const call = (text: string, type = multipart) => body(desk, type, text, `Next-Action: ${signIn()}`)
const argument = (json: string) => call(parts(part('0', json)))
const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

const tooLong = (path: string, mb: number) => ({
  what: `${mb} MB to ${path}`,
  status: [413],
  send: () =>
    pour(rawRequest(`POST ${path}`, form, from(), `Content-Length: ${mb * megabyte + 1}`), mb * megabyte + 1),
})
const cases: { what: string; status: number[]; send: () => Promise<Timed> }[] = [
  ...[1, 20, 200].flatMap((mb) =>
    ['/sign-in', desk, '/api/v1/records', '/'].map((path) => tooLong(path, mb)),
  ),
  ...['/sign-in', desk, '/'].map((path) => ({
    what: `200 MB in pieces, without a length, to ${path}`,
    status: [411],
    send: () =>
      pour(rawRequest(`POST ${path}`, form, from(), 'Transfer-Encoding: chunked'), 200 * megabyte, chunk),
  })),
  {
    what: 'JSON 33 deep to the API',
    status: [405],
    send: () => body('/api/v1/records', 'application/json', deep(33))(),
  },
  {
    what: 'JSON 500,000 deep to the API',
    status: [405],
    send: () => body('/api/v1/records', 'application/json', deep(500_000))(),
  },
  { what: 'arguments 33 deep', status: [400], send: () => argument(deep(33))() },
  { what: 'arguments 500,000 deep', status: [400], send: () => argument(deep(500_000))() },
  {
    what: 'arguments that are no form',
    status: [400],
    send: () => call(deep(33), 'text/plain;charset=UTF-8')(),
  },
  {
    what: '100,000 keys in one argument',
    status: [400],
    send: () => argument(`[{${Array.from({ length: 100_000 }, (_, key) => `"${key}":1`).join()}}]`)(),
  },
  {
    what: 'a form of 14,000 fields',
    status: [400],
    send: () => body(desk, multipart, parts(Array.from({ length: 14_000 }, () => part('a', '')).join('')))(),
  },
  {
    what: 'a form of another type, of 100,000 fields',
    status: [400],
    send: () => body(desk, 'application/x-www-form-urlencoded', 'a=&'.repeat(100_000))(),
  },
  {
    what: 'a form with a name of 800,000 characters',
    status: [400],
    send: () => body(desk, multipart, parts(part('a.'.repeat(400_000), '')))(),
  },
  {
    what: '10,000 parameters',
    status: [414, 431],
    send: () => pour(rawRequest(`GET /?${'a&'.repeat(10_000)}`), 0),
  },
  { what: '1,000 parameters', status: [400], send: () => pour(rawRequest(`GET /?${'a&'.repeat(1000)}`), 0) },
  {
    what: '64 KB of one header',
    status: [431],
    send: () => pour(rawRequest('GET /', `X-Long: ${'x'.repeat(65_536)}`), 0),
  },
  {
    what: '64 KB of many headers',
    status: [431],
    send: () =>
      pour(rawRequest('GET /', ...Array.from({ length: 4000 }, (_, at) => `X-${at}: ${'x'.repeat(8)}`)), 0),
  },
]

test('an oversized, overlong or too deeply nested body is refused before it has been sent completely', async () => {
  test.setTimeout(isFull ? 600_000 : 120_000)
  // Warm up: the first requests of a process load its modules.
  for (let reading = 0; reading < 200; reading++) {
    const path = reading % 2 === 0 ? '/' : '/records/1-what-the-may-notice-contained'
    await (await fetch(`${instance.origin}${path}`)).text()
  }
  for (let time = 0; time < 3; time++) for (const { send } of cases) await send()
  const faults: string[] = []
  const slowest = { what: '', ms: 0 }
  const growth = await growthOf(instance.pid, async () => {
    for (const { what: caseName, status: expectedStatus, send } of cases)
      for (let time = 0; time < times; time++) {
        const { status, ms } = await send()
        if (!expectedStatus.includes(status)) faults.push(`${caseName}: ${status}`)
        if (ms > slowest.ms) Object.assign(slowest, { what: caseName, ms })
        if (isFull && ms > answerMaxMs) faults.push(`${caseName}: ${Math.round(ms)} ms`)
      }
  })
  measured(
    'R18',
    `${cases.length} kinds, ${times} times each; at worst ${Math.round(slowest.ms)} ms (${slowest.what}); ${growth === null ? 'memory not told here' : `memory +${Math.round(growth)} MB`}`,
  )
  expect(faults).toEqual([])
  if (isFull && growth !== null) expect(growth).toBeLessThanOrEqual(growthMaxMb)
})
