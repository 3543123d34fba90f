import { setTimeout as pause } from 'node:timers/promises'
import type { Cluster } from './cluster'
import { countMatching } from './write-log'
import type { Operation } from './write-operations'
import type { Visitor } from './scriptless-client'
import type { SharedState } from './shared-state'

export type Mix = readonly (readonly [share: number, operation: Operation])[]

function chooseOperation({ random }: SharedState, mix: Mix): Operation {
  let remaining = random() * mix.reduce((sum, [share]) => sum + share, 0)
  for (const [share, operation] of mix) if ((remaining -= share) < 0) return operation
  throw new Error('The mix is empty.')
}

type Work = {
  shared: SharedState
  visitors: readonly Visitor[]
  mixOf: (index: number) => Mix
  until: () => boolean
}

/** Runs the workers concurrently, each executing one operation after the other while `until` returns true. */
export async function runWorkers({ shared, visitors, mixOf, until }: Work): Promise<void> {
  const turns = visitors.map(async (visitor, index) => {
    while (until()) {
      try {
        await chooseOperation(shared, mixOf(index))({ shared, visitor })
      } catch (error) {
        shared.writeLog.troubles.push(String(error instanceof Error ? error.stack : error))
      }
    }
  })
  await Promise.all(turns)
}

type Outages = { database: number[]; application: number[]; instance: number[] }

/** Kills and restarts the database and both instances in turn, with a pause for work in between. */
export async function killInTurn(
  cluster: Cluster,
  { times, rest: pauseForWork }: { times: number; rest: () => Promise<unknown> },
) {
  const outages: Outages = { database: [], application: [], instance: [] }
  await pauseForWork()
  for (let turn = 0; turn < times; turn++) {
    if (turn % 2 === 0) {
      const { database, application } = await cluster.killDatabase()
      outages.database.push(database)
      outages.application.push(application)
    } else outages.instance.push(await cluster.killInstance(turn % 4 === 1 ? 0 : 1))
    await pauseForWork()
  }
  return outages
}

/** Waits until that many more writes were acknowledged, or until a time limit on a busy machine. */
export async function waitForSaves({ writeLog }: SharedState, savesMin: number): Promise<void> {
  const saved = () => countMatching(writeLog.counts, /saved/)
  const [enough, last] = [saved() + savesMin, Date.now() + 60_000]
  while (saved() < enough && Date.now() < last) await pause(50)
}
