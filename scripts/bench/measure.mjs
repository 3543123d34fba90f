import { ask } from './asking.mjs'
import { cpuMs, rssMb } from './usage.mjs'

const roundMs = 2000
const warmMs = 1500
const lookMs = 200

async function oneRound({ next, pid, connections = 8, wants = 200 }, postgres) {
  const before = [cpuMs(pid), cpuMs(postgres)]
  let peakMb = 0
  const look = setInterval(() => (peakMb = Math.max(peakMb, rssMb(pid))), lookMs)
  const told = await ask(next, { connections, forMs: roundMs, wants })
  clearInterval(look)
  const spent = [cpuMs(pid), cpuMs(postgres)].map((now, index) => (now - before[index]) / told.count)
  return { ...told, serverMs: spent[0], postgresMs: spent[1], peakMb: Math.max(peakMb, rssMb(pid)) }
}

export const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]

const middle = (rounds) =>
  Object.fromEntries(Object.keys(rounds[0]).map((key) => [key, median(rounds.map((round) => round[key]))]))

/**
 * All targets in the same minutes: one after the other, there and back, several times. Of each the medians; of each
 * but the first the median of what the first is to it, round by round.
 */
export async function measure(targets, { rounds, postgres }) {
  for (const { next, connections = 8, wants } of targets)
    await ask(next, { connections, forMs: warmMs, wants })
  const runs = targets.map(() => [])
  for (let round = 0; round < rounds; round += 1) {
    const order = targets.map((_, index) => index)
    for (const index of round % 2 === 0 ? order : order.toReversed())
      runs[index].push(await oneRound(targets[index], postgres))
  }
  const cpu = ({ serverMs, postgresMs }) => serverMs + postgresMs
  const ratio = (theirs, of) => median(runs[0].map((mine, round) => of(mine, theirs[round])))
  return targets.map(({ name }, index) => ({
    name,
    ...middle(runs[index]),
    ...(index === 0
      ? {}
      : {
          ofSpeed: ratio(runs[index], (mine, theirs) => mine.perSecond / theirs.perSecond),
          ofCpu: ratio(runs[index], (mine, theirs) => cpu(theirs) / cpu(mine)),
          ofP95: ratio(runs[index], (mine, theirs) => mine.p95 / theirs.p95),
        }),
  }))
}
