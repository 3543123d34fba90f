import { networkInterfaces } from 'node:os'
import { z } from 'zod'
import { otherClientIp } from '#e2e/support/client-ip'
import { expect, test } from '#e2e/support/cluster-fixtures'
import { until } from '#e2e/support/cluster'
import { freePort, startInstance } from '#e2e/support/instance'
import { signIn } from '#e2e/support/scriptless-client'
import { proxyTo } from '#e2e/support/tcp-proxy'

const secret = 'words-of-a-private-search'

async function textOf(address: string): Promise<string> {
  const response = await fetch(address, { redirect: 'manual' })
  return response.text()
}

/** The value of one line of the metrics, 0 if there is none. */
function valueOf(metrics: string, line: string): number {
  const match = metrics.split('\n').find((each) => each.startsWith(`${line} `))
  return Number(match?.slice(line.length + 1) ?? 0)
}

const accessLine = z.strictObject({
  level: z.literal('info'),
  time: z.iso.datetime(),
  event: z.literal('request'),
  requestId: z.uuid(),
  method: z.string(),
  route: z.string(),
  status: z.number().nullable(),
  durationMs: z.number(),
  bytes: z.number(),
})

const accessLines = (output: string) =>
  output
    .split('\n')
    .filter((line) => line.includes('"event":"request"'))
    .map((line) => accessLine.parse(JSON.parse(line)))

test('metrics count requests by route, pools, cache and refused sign-ins, at their own port of this machine alone', async ({
  cluster,
}) => {
  const port = await freePort()
  const instance = await startInstance(cluster.url, { settings: { METRICS_PORT: String(port) } })
  const metrics = () => textOf(`http://127.0.0.1:${port}/metrics`)
  try {
    await until(async () => expect(await textOf(`${instance.origin}/readyz`)).toContain('ok'))
    for (const path of ['/speakers', '/speakers', `/?q=${secret}`, `/${secret}`, `/records/1-${secret}`])
      await textOf(instance.origin + path)
    const unknown = { email: `${secret}@checker.example`, password: 'not the password' }
    await signIn(instance.origin, unknown, otherClientIp()).catch(() => {})
    await expect
      .poll(async () => valueOf(await metrics(), 'http_requests_total{route="/speakers",status="2xx"}'))
      .toBe(2)
    const text = await metrics()
    for (const line of [
      'http_requests_total{route="/[...missing]",status="4xx"}',
      'http_request_duration_seconds_count{route="/speakers"}',
      'at_variance_database_connections{side="reader",state="open"}',
      'at_variance_document_cache_total{result="hit"}',
      'at_variance_document_cache_total{result="miss"}',
      'at_variance_document_cache_bytes',
      'at_variance_events_total{event="sign-in refused"}',
      'process_resident_memory_bytes',
    ])
      expect(valueOf(text, line), `${line}\n${text}`).toBeGreaterThan(0)
    for (const line of [
      'nodejs_eventloop_lag_seconds',
      'at_variance_database_connections{side="desk",state="waiting"}',
    ])
      expect(text).toContain(line)
    expect(text).not.toContain(secret)
    expect(text).not.toMatch(/127\.0\.0\.1|@checker/)
    expect((await fetch(`${instance.origin}/metrics`)).status).toBe(404)
    const others = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
    for (const { address } of others.filter(({ family, internal }) => family === 'IPv4' && !internal))
      await expect(fetch(`http://${address}:${port}/metrics`), address).rejects.toThrow()
  } finally {
    await instance.stop()
  }
  await expect(metrics()).rejects.toThrow()
})

test('the access log has one line a request, by the id of its response and without what was read', async ({
  cluster,
}) => {
  const instance = await startInstance(cluster.url, { settings: { ACCESS_LOG: '1' } })
  try {
    await until(async () => expect(await textOf(`${instance.origin}/readyz`)).toContain('ok'))
    const visits = [
      { path: `/?q=${secret}`, method: 'GET', route: '/', status: 200 },
      { path: `/records/1-${secret}`, method: 'GET', route: '/records/[record]', status: 308 },
      { path: `/${secret}`, method: 'GET', route: '/[...missing]', status: 404 },
      { path: `/api/v1/records?q=${secret}`, method: 'GET', route: '/api/v1/records', status: 200 },
      { path: `/records/1-${secret}`, method: 'DELETE', route: '/records/[record]', status: 411 },
      { path: `/desk?${secret}`, method: 'GET', route: '/desk', status: 307 },
      { path: '/healthz', method: 'GET', route: '/healthz', status: 200 },
    ]
    const ids: string[] = []
    for (const { path, method } of visits) {
      const response = await fetch(instance.origin + path, {
        method,
        redirect: 'manual',
        headers: { cookie: `theme=${secret}`, 'x-request-id': secret },
      })
      await response.text()
      ids.push(response.headers.get('x-request-id') ?? '')
    }
    expect(new Set(ids).size).toBe(visits.length)
    const seen = () => accessLines(instance.output()).filter(({ requestId }) => ids.includes(requestId))
    await expect.poll(() => seen().length).toBe(visits.length)
    const expected = visits.map(({ method, route, status }, index) => ({
      requestId: ids[index],
      method,
      route,
      status,
    }))
    expect(seen()).toMatchObject(expected)
    expect(instance.output()).not.toContain(secret)
    expect(instance.output()).not.toContain('127.0.0.1')
  } finally {
    await instance.kill()
  }
})

test('an instance without these settings writes no line a request, and serves no metrics', async ({
  cluster,
}) => {
  const instance = await startInstance(cluster.url)
  try {
    await until(async () => expect(await textOf(`${instance.origin}/readyz`)).toContain('ok'))
    expect(accessLines(instance.output())).toEqual([])
    expect((await fetch(`${instance.origin}/metrics`)).status).toBe(404)
  } finally {
    await instance.kill()
  }
})

test('a port of the metrics that is taken ends the start with a sentence', async ({ cluster }) => {
  const port = new URL(cluster.origins[0] ?? '').port
  const settings = { METRICS_PORT: port, METRICS_HOST: '0.0.0.0' }
  const start = startInstance(cluster.url, { settings })
  const instance = await start.catch((error: unknown) => String(error))
  const output = typeof instance === 'string' ? instance : (await instance.ended, instance.output())
  expect(output).toMatch(/The metrics have no port: .*METRICS_PORT/)
})

test('an error page shows the id of its response, by which the log has it', async ({ cluster }) => {
  const relay = await proxyTo(cluster.url)
  const instance = await startInstance(relay.url, { settings: { ACCESS_LOG: '1' } })
  try {
    await until(async () => expect(await textOf(`${instance.origin}/readyz`)).toContain('ok'))
    await relay.cut()
    for (const path of ['/?q=the', '/speakers?x=1', '/sign-in', '/desk']) {
      const response = await fetch(instance.origin + path)
      const id = response.headers.get('x-request-id') ?? 'none'
      expect([response.status, await response.text()], path).toEqual([503, expect.stringContaining(id)])
      await expect.poll(() => instance.output(), path).toContain(id)
    }
  } finally {
    await instance.kill()
    await relay.close()
  }
})
