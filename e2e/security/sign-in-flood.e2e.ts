import { request as send } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { measured } from '#test/support/measurements'
import { expect, test } from '#e2e/support/fixtures'
import { startInstance } from '#e2e/support/instance'
import { formsOf, formDataOf } from '#e2e/support/html-forms'
import { isFull } from '#e2e/support/site-map'

/** 500 in ten seconds; fewer in `npm test`. lib/password.test.ts covers how many are verified at once. */
const seconds = isFull ? 10 : 2
const aSecond = isFull ? 50 : 20
const readerMaxMs = 300

let instance: Awaited<ReturnType<typeof startInstance>>
let login: { bytes: Buffer; type: string }
test.beforeAll(async () => {
  instance = await startInstance(process.env['DATABASE_URL'] ?? '')
  const [form] = formsOf(await (await fetch(`${instance.origin}/sign-in`)).text())
  if (!form) throw new Error('The page has no form.')
  const formRequest = new Request(instance.origin, {
    method: 'POST',
    body: formDataOf(form, { email: 'EMAIL@harbour.example', password: 'not the password' }),
  })
  login = {
    type: formRequest.headers.get('content-type') ?? '',
    bytes: Buffer.from(await formRequest.arrayBuffer()),
  }
})
test.afterAll(() => instance?.stop())

type Answer = { status: number; ms: number; text: string }

function timedRequest(path: string, from: string, body?: Buffer): Promise<Answer> {
  const { host, port } = new URL(instance.origin)
  const fields = body
    ? { 'content-type': login.type, 'content-length': body.length, origin: instance.origin }
    : {}
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const request = send(
      {
        ...{ host: '127.0.0.1', port, path, localAddress: from, method: body ? 'POST' : 'GET' },
        ...{ headers: { host, ...fields }, agent: false, timeout: 120_000 },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            ms: performance.now() - started,
            text: Buffer.concat(chunks).toString(),
          }),
        )
      },
    )
    request.on('timeout', () => request.destroy(new Error('no answer within two minutes')))
    request.on('error', reject)
    request.end(body)
  })
}

const sentences = {
  weighed: 'is not right',
  'tried too often': 'tried too often',
  'sent away': 'Too many people are signing in',
}

/** Each sign-in names another account; the body's length stays the same. */
const loginOf = (at: number) =>
  Buffer.from(login.bytes.toString('latin1').replace('EMAIL', String(10_000 + at)), 'latin1')

const floods: [string, (at: number) => string][] = [
  ['one address', () => '127.0.0.1'],
  // Loopback addresses of this machine. Outside Linux it has only one.
  ...(process.platform === 'linux'
    ? ([['many addresses', (at) => `127.0.${1 + (at % 100)}.${1 + (at % 250)}`]] satisfies [
        string,
        (at: number) => string,
      ][])
    : []),
]

for (const [from, addressOf] of floods)
  test(`reader latency stays within budget during a sign-in flood from ${from}`, async () => {
    const record = '/records/1-what-the-may-notice-contained'
    for (const path of ['/', record]) await timedRequest(path, '127.0.0.1')
    const logins: Promise<Answer>[] = []
    const readings: Answer[] = []
    let isOver = false
    const reader = (async () => {
      for (let at = 0; !isOver; at++) {
        readings.push(await timedRequest(at % 2 === 0 ? '/' : record, '127.0.0.1'))
        await pause(25)
      }
    })()
    const started = performance.now()
    for (let at = 0; at < seconds * aSecond; at++) {
      logins.push(timedRequest('/sign-in', addressOf(at), loginOf(at)))
      await pause(Math.max(0, ((at + 1) * 1000) / aSecond - (performance.now() - started)))
    }
    const answers = await Promise.all(logins)
    isOver = true
    await reader
    const answerCounts = Object.entries(sentences).map(
      ([kind, words]) => [kind, answers.filter(({ text }) => text.includes(words)).length] as const,
    )
    const times = readings.map(({ ms }) => ms).toSorted((left, right) => left - right)
    const worst = times[Math.ceil(times.length * 0.99) - 1] ?? 0
    measured(
      'R3',
      `${answers.length} logins from ${from}: ${answerCounts.map(([kind, count]) => `${count} ${kind}`).join(', ')}; ${readings.length} readings, p99 ${Math.round(worst)} ms`,
    )
    // Every sign-in gets one of these sentences within the time limit.
    expect(answerCounts.reduce((sum, [, count]) => sum + count, 0)).toBe(answers.length)
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
    expect(readings.filter(({ status }) => status !== 200)).toEqual([])
    if (isFull) expect(worst).toBeLessThanOrEqual(readerMaxMs)
  })
