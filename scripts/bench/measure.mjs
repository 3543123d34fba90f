import { sendLoad } from './http-load.mjs'
import { cpuMs, rssMb } from './resource-usage.mjs'

const roundMs = 2000
const warmUpMs = 1500
const sampleMs = 200

async function measureRound({ next, pid, connections = 8, expectedStatus = 200 }, postgres) {
  const before = [cpuMs(pid), cpuMs(postgres)]
  let peakMb = 0
  const sampler = setInterval(() => (peakMb = Math.max(peakMb, rssMb(pid))), sampleMs)
  const load = await sendLoad(next, { connections, forMs: roundMs, expectedStatus })
  clearInterval(sampler)
  const spent = [cpuMs(pid), cpuMs(postgres)].map((now, index) => (now - before[index]) / load.count)
  return { ...load, serverMs: spent[0], postgresMs: spent[1], peakMb: Math.max(peakMb, rssMb(pid)) }
}

export const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]

const medians = (rounds) =>
  Object.fromEntries(Object.keys(rounds[0]).map((key) => [key, median(rounds.map((round) => round[key]))]))

/**
 * All targets in the same minutes: one after the other, there and back, several times. Of each the medians; of each
 * but the first the median of what the first is to it, round by round.
 */
export async function measure(targets, { rounds, postgres }) {
  for (const { next, connections = 8, expectedStatus } of targets)
    await sendLoad(next, { connections, forMs: warmUpMs, expectedStatus })
  const runs = targets.map(() => [])
  for (let round = 0; round < rounds; round += 1) {
    const order = targets.map((_, index) => index)
    for (const index of round % 2 === 0 ? order : order.toReversed())
      runs[index].push(await measureRound(targets[index], postgres))
  }
  const cpu = ({ serverMs, postgresMs }) => serverMs + postgresMs
  const ratio = (theirs, of) => median(runs[0].map((mine, round) => of(mine, theirs[round])))
  return targets.map(({ name }, index) => ({
    name,
    ...medians(runs[index]),
    ...(index === 0
      ? {}
      : {
          ofSpeed: ratio(runs[index], (mine, theirs) => mine.perSecond / theirs.perSecond),
          ofCpu: ratio(runs[index], (mine, theirs) => cpu(theirs) / cpu(mine)),
          ofP95: ratio(runs[index], (mine, theirs) => mine.p95 / theirs.p95),
        }),
  }))
}
