import { spawnSync } from 'node:child_process'
import { expect, test } from '#e2e/support/cluster-fixtures'
import { until } from '#e2e/support/cluster'
import { startInstance } from '#e2e/support/instance'
import { exchange } from '#e2e/support/packed-http'
import { proxyTo } from '#e2e/support/tcp-proxy'
import { measured } from '#test/support/measurements'
import { startFront } from '../../scripts/lib/front.mjs'

const ready = { server: 'ok', database: 'ok', migrations: 'ok', audit: 'ok', worker: 'ok' }

async function probe(address: string, init?: RequestInit) {
  const response = await fetch(address, init)
  expect(response.headers.get('cache-control'), address).toBe('private, no-store')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  const text = await response.text()
  return { status: response.status, text, words: text === '' ? {} : JSON.parse(text) }
}

/** Next announces a server before it has called our hook. */
const isUp = (origin: string) =>
  until(async () => expect((await probe(`${origin}/readyz`)).words).toEqual(ready))

test('every instance says that it is alive and ready, in one word a check', async ({ cluster }) => {
  for (const origin of cluster.origins) {
    expect((await probe(`${origin}/healthz`)).words).toEqual({ server: 'ok' })
    expect(await probe(`${origin}/readyz?x=1`)).toMatchObject({ status: 200, words: ready })
    expect(await probe(`${origin}/readyz`, { method: 'HEAD' })).toMatchObject({ status: 200, text: '' })
    for (const method of ['POST', 'DELETE', 'OPTIONS'])
      expect([405, 411], method).toContain((await fetch(`${origin}/readyz`, { method })).status)
  }
})

test('an instance without its database is alive and not ready, and is ready again with it', async ({
  cluster,
}) => {
  const relay = await proxyTo(cluster.url)
  const instance = await startInstance(relay.url)
  const words = async (path: string) => {
    const { status, words } = await probe(instance.origin + path)
    return { status, ...words }
  }
  try {
    await isUp(instance.origin)
    for (const fault of ['cut', 'silence', 'stall'] as const) {
      await relay[fault]()
      const unready = {
        status: 503,
        database: 'unreachable',
        migrations: 'unreachable',
        audit: 'unreachable',
      }
      await expect.poll(() => words('/readyz'), fault).toMatchObject(unready)
      expect(await words('/healthz')).toEqual({ status: 200, server: 'ok' })
      await relay.mend()
      await expect.poll(() => words('/readyz'), `after ${fault}`).toEqual({ status: 200, ...ready })
    }
    expect(instance.output()).toContain('"event":"ready again"')
    measured('R50', 'readyz: 503 in each of 3 outages, 200 after each')
  } finally {
    await instance.kill()
    await relay.close()
  }
})

test('an instance that drains is alive and not ready, and has its security contact until then', async ({
  cluster,
}) => {
  const contact = 'mailto:security@harbour.example'
  const instance = await startInstance(cluster.url, { settings: { SECURITY_CONTACT: contact } })
  await isUp(instance.origin)
  const about = '/.well-known/security.txt'
  expect(await (await fetch(instance.origin + about)).text()).toContain(`Contact: ${contact}`)
  expect((await fetch((cluster.origins[0] ?? '') + about)).status).toBe(404)
  process.kill(instance.pid, 'SIGTERM')
  const draining = await until(async () => {
    const answer = await probe(`${instance.origin}/readyz`)
    if (answer.status === 200) throw new Error('It is still ready.')
    return answer
  })
  expect(draining).toMatchObject({ status: 503, words: { server: 'draining' } })
  expect((await probe(`${instance.origin}/healthz`)).status).toBe(200)
  expect(await instance.ended).toBe(143)
})

const hasNginx = spawnSync('nginx', ['-v']).error === undefined

if (hasNginx)
  test('the front stores no answer of a probe', async ({ cluster }) => {
    const front = await startFront(cluster.origins)
    try {
      for (const path of ['/healthz', '/readyz', '/healthz', '/readyz']) {
        const { status, headers } = await exchange(front.origin + path, { headers: { host: 'localhost' } })
        expect([status, headers['x-cache'] === 'HIT'], path).toEqual([200, false])
      }
    } finally {
      await front.close()
    }
  })
