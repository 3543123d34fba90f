import { setTimeout as pause } from 'node:timers/promises'
import { measured } from '#test/support/measurements'
import { violations } from '#test/support/invariants'
import { isFull } from '#e2e/support/site-map'
import { type Cluster, signInAll } from '#e2e/support/cluster'
import { loseByCrash, loseByRace } from '#e2e/support/lost-update-controls'
import { expect, test } from '#e2e/support/cluster-fixtures'
import { countMatching, openWriteLog } from '#e2e/support/write-log'
import { lostWrites } from '#e2e/support/lost-writes'
import {
  appendWord,
  arrange,
  capture,
  openDispute,
  pairTwo,
  sendStale,
  sendThrice,
} from '#e2e/support/write-operations'
import { addPart, review, tieAndUntie } from '#e2e/support/record-operations'
import { killInTurn, type Mix, waitForSaves, runWorkers } from '#e2e/support/workload'
import { loadSharedState, type SharedState } from '#e2e/support/shared-state'

const minutes = Number(process.env['GUARANTEES_MINUTES'] ?? 10)
const kills = isFull ? Math.max(20, Math.round(minutes * 2.4)) : 3
const seed = Number(process.env['GUARANTEES_SEED'] ?? 20_191_112)
const workers = 12

const writing: Mix = [
  [40, appendWord],
  [8, sendThrice],
  [8, sendStale],
]
const editing: Mix = [
  ...writing,
  [8, tieAndUntie],
  [6, addPart],
  [10, pairTwo],
  [2, openDispute],
  [4, arrange],
  [4, capture],
]
/** The last two editors only review. */
const isReviewer = (index: number) => index >= workers - 2

const worst = (times: readonly number[]) => Math.max(0, ...times) / 1000
const inSeconds = (value: number) => `${value.toFixed(1)} s`

type Run = { mixOf: (index: number) => Mix; during: (shared: SharedState) => Promise<void> }

/** Twelve workers write. Afterwards the database agrees with every answer they got, and no invariant is violated. */
async function run(cluster: Cluster, { mixOf, during }: Run) {
  const writeLog = openWriteLog()
  const shared = await loadSharedState(cluster, writeLog, seed)
  const roles = Array.from({ length: workers }, (_, index) => (isReviewer(index) ? 'PUBLISHER' : 'EDITOR'))
  const visitors = await signInAll(cluster, roles)
  let isOver = false
  const working = runWorkers({ shared, visitors, mixOf, until: () => !isOver })
  await during(shared).finally(() => (isOver = true))
  await working
  const { writes, counts, troubles } = writeLog
  expect(troubles).toEqual([])
  expect(await cluster.owner((client) => lostWrites(client, writes))).toEqual([])
  expect(await cluster.owner(violations)).toEqual([])
  const saved = countMatching(counts, /saved/)
  // A run with almost no writes proves nothing.
  expect(saved).toBeGreaterThan(15)
  return {
    saved,
    summary: `${saved} acknowledged, ${countMatching(counts, /unknown/)} cut off, ${countMatching(counts, /stale|refused/)} refused`,
  }
}

test('no update is lost while twelve editors write to the same texts at two instances', async ({
  cluster,
}) => {
  test.setTimeout(240_000)
  const { summary: troubles } = await run(cluster, {
    mixOf: () => writing,
    during: (shared) => (isFull ? pause(60_000) : waitForSaves(shared, 40)),
  })
  measured('R36', `${troubles}: 0 lost, 0 stand that were refused`)
})

test('acknowledged writes survive, and none is partial, while both instances and the database are killed', async ({
  cluster,
}) => {
  test.setTimeout((isFull ? minutes * 60_000 : 0) + 300_000)
  const outages = { database: [0], application: [0], instance: [0] }
  const everyMs = (minutes * 60_000) / (kills + 1)
  const { summary } = await run(cluster, {
    mixOf: (index) => (isReviewer(index) ? [[1, review]] : editing),
    during: async (shared) => {
      const pauseForWork = () => (isFull ? pause(everyMs) : waitForSaves(shared, 25))
      Object.assign(outages, await killInTurn(cluster, { times: kills, rest: pauseForWork }))
    },
  })
  const [database, application] = [worst(outages.database), worst(outages.application)]
  measured(
    'R45',
    `${summary}: 0 lost, 0 half done; ${kills} kills, the database back in ${inSeconds(database)} at worst, ` +
      `the application ${inSeconds(application)} after it, a killed instance in ${inSeconds(worst(outages.instance))}`,
  )
  // A busy machine measures nothing.
  if (isFull) expect([database < 5, application < 1]).toEqual([true, true])
})

test('control: updates lost by twelve editors who ignore the revision are found', async ({ cluster }) => {
  const writes = await loseByRace(cluster, { clients: workers, lastMs: isFull ? 6000 : 1500 })
  const lost = await cluster.owner((client) => lostWrites(client, writes))
  measured(
    'R36 control',
    `without the revision in the update: ${lost.length} of ${writes.length} lost, found`,
  )
  expect(lost.length).toBeGreaterThan(0)
})

test('control: acknowledged writes lost by a database with asynchronous commit are found', async ({
  cluster,
}) => {
  test.setTimeout(240_000)
  // The log may be written just before the kill; then the crash is repeated.
  let [lost, acknowledged]: [string[], number] = [[], 0]
  for (let turn = 0; turn < 4 && lost.length === 0; turn++) {
    const writes = await loseByCrash(cluster, { lastMs: 3000 })
    acknowledged = writes.length
    lost = await cluster.owner((client) => lostWrites(client, writes))
  }
  measured('R45 control', `synchronous_commit=off: ${lost.length} of ${acknowledged} lost, found`)
  expect(lost.length).toBeGreaterThan(0)
  expect(await cluster.owner(violations)).toEqual([])
})
