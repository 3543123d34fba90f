import { spawnSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { signInAll } from '#e2e/support/cluster'
import { expect, test } from '#e2e/support/cluster-fixtures'
import { freePairs, makeRecord, publish, withdraw } from '#e2e/support/form-steps'
import { exchange } from '#e2e/support/packed-http'
import { startFront } from '../../scripts/lib/front.mjs'

const isInstalled = spawnSync('nginx', ['-v']).error === undefined

if (isInstalled)
  test('the front cache serves documents, API and exports, keeps the desk out, and loses a withdrawn record within 5 s', async ({
    cluster,
  }) => {
    test.setTimeout(120_000)
    // The pages of each instance contain its origin, so the front has one instance; the other one publishes.
    const [origin = '', behind = ''] = cluster.origins
    const front = await startFront([behind])
    const get = (path: string, headers: Record<string, string> = {}) =>
      exchange(`${front.origin}${path}`, { headers: { host: 'localhost', ...headers } })
    try {
      const [author, second] = await signInAll(cluster, ['EDITOR', 'PUBLISHER'])
      const [pair] = await freePairs(cluster, 1)
      if (!author || !second || !pair) throw new Error('The cluster has no editors or no free pair.')
      const number = await makeRecord({ origin, author, second }, pair)
      await publish({ origin, author, second }, number)
      const path = new URL((await exchange(`${origin}/r/${number}`)).headers.location ?? '', origin).pathname

      const cached = [path, `${path}.md`, `/api/v1/records/${number}`]
      for (const address of cached)
        for (const encoding of ['identity', 'gzip', 'br, gzip']) {
          const headers = { 'accept-encoding': encoding }
          const name = `${address} ${encoding}`
          await expect.poll(async () => (await get(address, headers)).headers['x-cache'], name).toBe('HIT')
          const [stored, direct] = [
            await get(address, headers),
            await exchange(behind + address, { headers }),
          ]
          expect(stored.body.equals(direct.body), name).toBe(true)
          expect(stored.headers.etag).toBe(direct.headers.etag)
          const revalidated = await get(address, { ...headers, 'if-none-match': direct.headers.etag ?? '' })
          expect(revalidated.status, name).toBe(304)
        }
      for (const uncached of ['/desk', '/sign-in', '/nothing', '/?q=update', '/api/v1/records?q=update'])
        for (let time = 0; time < 2; time++) expect((await get(uncached)).headers['x-cache']).not.toBe('HIT')
      await expect(get('/about', { host: 'elsewhere.example' })).rejects.toThrow()

      await withdraw({ origin, author, second }, number)
      const since = performance.now()
      for (const address of cached) while ((await get(address)).status !== 410) await pause(50)
      expect(performance.now() - since).toBeLessThan(5000)
    } finally {
      await front.close()
    }
  })
else process.stdout.write('nginx is not installed, so deploy/nginx.conf is not tested.\n')
