import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { measured } from '#test/support/measurements'
import { type Cluster, signInAll, startCluster, until } from '#e2e/support/cluster'
import { withdraw } from '#e2e/support/form-steps'
import { startReplica } from '#e2e/support/replica'
import { sendRequest } from '#e2e/support/scriptless-client'

let cluster: Cluster
let replica: Awaited<ReturnType<typeof startReplica>>
test.beforeAll(async () => {
  test.setTimeout(240_000)
  cluster = await startCluster(['A'], async (server, url) => {
    replica = await startReplica(server, url)
    return { READER_DATABASE_URL: replica.url }
  })
})
test.afterAll(async () => {
  replica?.stop()
  await cluster?.stop()
})

const promisedMs = 5000
const get = (path: string) => sendRequest({ origin: cluster.origins[0] ?? '', path })
const statusOf = async (path: string) => (await get(path)).status

test('readers get 503 while a replica is behind, never a withdrawn record, and the desk goes on', async () => {
  test.setTimeout(240_000)
  const [author, second] = await signInAll(cluster, ['EDITOR', 'PUBLISHER'])
  if (!author || !second) throw new Error('Nobody is signed in.')
  const [row] = await cluster.owner(async (client) => {
    const { rows } = await client.query<{ number: number; slug: string; dispute: string }>(
      'SELECT number, slug, "disputeSlug" AS dispute FROM published."RecordListing" ORDER BY number DESC LIMIT 1',
    )
    return rows
  })
  if (!row) throw new Error('Nothing is published.')
  const record = `/records/${row.number}-${row.slug}`
  const addresses = [record, `${record}.md`, `${record}.json`, `/api/v1/records/${row.number}`]
  const others = [
    '/',
    '/about',
    '/speakers',
    `/disputes/${row.dispute}`,
    `/disputes/${row.dispute}.csv`,
    '/api/v1/records',
  ]
  const statuses = (paths: string[]) => Promise.all(paths.map(statusOf))
  const all = (paths: string[], status: number) =>
    until(async () => expect(await statuses(paths)).toEqual(paths.map(() => status)), 60_000)
  // The worker notices the replica within seconds.
  await all([...addresses, ...others], 200)

  await replica.pause()
  const since = performance.now()
  await all([...addresses, ...others, '/readyz'], 503)
  const refusedAfterMs = performance.now() - since
  expect((await get(record)).text).not.toContain('“')
  expect(await statusOf('/healthz')).toBe(200)

  // The desk writes to the primary and shows what it wrote.
  await withdraw({ origin: cluster.origins[0] ?? '', author, second }, row.number)
  const withdrawnAt = performance.now()
  const seen = new Set<number>()
  while (performance.now() - withdrawnAt < promisedMs) {
    for (const status of await statuses(addresses)) seen.add(status)
    await pause(50)
  }
  expect([...seen]).toEqual([503])
  // Control: the replica itself still has the record.
  const listed = `SELECT FROM published."RecordListing" WHERE number = ${row.number}`
  expect(await replica.query(listed)).toHaveLength(1)

  await replica.resume()
  await until(async () => {
    for (const status of await statuses(addresses)) expect([410, 503]).toContain(status)
    expect(await statuses(addresses)).toEqual(addresses.map(() => 410))
  }, 60_000)
  await all(others, 200)
  measured('R42', `a replica that stops: every address of readers 503 after ${Math.ceil(refusedAfterMs)} ms`)
})

test('a record that is withdrawn just before a replica stops is gone within 5 s, as 410 or 503', async () => {
  test.setTimeout(240_000)
  const [author, second] = await signInAll(cluster, ['EDITOR', 'PUBLISHER'])
  if (!author || !second) throw new Error('Nobody is signed in.')
  const [row] = await cluster.owner(async (client) => {
    const { rows } = await client.query<{ number: number; slug: string }>(
      'SELECT number, slug FROM published."RecordListing" ORDER BY number DESC LIMIT 1',
    )
    return rows
  })
  if (!row) throw new Error('Nothing is published.')
  const path = `/records/${row.number}-${row.slug}`
  await until(async () => expect(await statusOf(path)).toBe(200), 60_000)
  await replica.pause()
  await withdraw({ origin: cluster.origins[0] ?? '', author, second }, row.number)
  const since = performance.now()
  let lastShownMs = 0
  while (performance.now() - since < promisedMs) {
    const startedMs = performance.now() - since
    if ((await statusOf(path)) === 200) lastShownMs = startedMs
    await pause(20)
  }
  await replica.resume()
  // Two seconds here, and three for a front cache.
  expect(lastShownMs).toBeLessThan(2000)
  await until(async () => expect(await statusOf(path)).toBe(410), 60_000)
  measured('R42', `a withdrawal that a replica has not: last shown after ${Math.ceil(lastShownMs)} ms`)
})
