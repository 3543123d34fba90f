import { readdirSync, readFileSync } from 'node:fs'
import http from 'node:http'
import { gunzipSync } from 'node:zlib'
import autocannon from 'autocannon'

/**
 * Sends `amount` requests that `next` returns, and waits for every response. A timed run would drop requests in flight,
 * whose CPU time would count without a response.
 */
async function sendLoad({ next, connections = 8, expectedStatus = 200 }, amount) {
  const { origin } = new URL(next().url)
  const nextRequest = (defaults) => {
    const { url, ...request } = next()
    return { ...defaults, ...request, path: url.slice(origin.length) }
  }
  const times = []
  let [bytes, unexpected] = [0, 0]
  const startedAt = performance.now()
  let endedAt = startedAt
  const requests = [{ setupRequest: nextRequest }]
  const run = autocannon({ url: origin, connections, requests, amount, sampleInt: 50 })
  run.on('response', (_client, status, size, ms) => {
    endedAt = performance.now()
    if (status === expectedStatus) {
      times.push(ms)
      bytes += size
    } else unexpected += 1
  })
  const { errors, statusCodeStats } = await run
  if (times.length === 0)
    throw new Error(
      `${origin} never answered ${expectedStatus}: ${JSON.stringify({ statusCodeStats, errors })}`,
    )
  const sorted = times.toSorted((first, second) => first - second)
  const percentile = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  const count = sorted.length
  return {
    count,
    perSecond: (count * 1000) / (endedAt - startedAt),
    p50: percentile(0.5),
    p95: percentile(0.95),
    bytes: bytes / count,
    failed: unexpected + errors,
  }
}

/** The size of one response, plain and compressed, and of the scripts that its page loads. */
export async function measureSize({ url, headers = {} }) {
  const fetchCompressed = async (address) => {
    const [response, bytes] = await get(address, { ...headers, 'accept-encoding': 'gzip' })
    return {
      bytes,
      text: () => (response.headers['content-encoding'] ? gunzipSync(bytes) : bytes).toString(),
    }
  }
  const page = await fetchCompressed(url)
  const text = page.text()
  const scripts = [...text.matchAll(/<script(?![^>]*nomodule)[^>]* src="([^"]+)"/gi)].map(([, src]) => src)
  const loaded = await Promise.all(
    [...new Set(scripts)].map((src) => fetchCompressed(new URL(src, url).href)),
  )
  return {
    plain: Buffer.byteLength(text),
    gzip: page.bytes.length,
    scripts: loaded.reduce((sum, { bytes }) => sum + bytes.length, 0),
  }
}

/** The response and its bytes, as they were sent. */
export function get(url, headers) {
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers }, (response) => {
        const chunks = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('end', () => resolve([response, Buffer.concat(chunks)]))
      })
      .on('error', reject)
  })
}

const ticksMs = 10
const pageKb = 4

/** Reads /proc/<pid>/stat after the last bracket: the process name may contain spaces and brackets. */
function processStat(pid) {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const field = line.slice(line.lastIndexOf(')') + 2).split(' ')
    const [own, reaped] = [Number(field[11]) + Number(field[12]), Number(field[13]) + Number(field[14])]
    return { parent: Number(field[1]), own, reaped, rssMb: (Number(field[21]) * pageKb) / 1024 }
  } catch {
    return null
  }
}

/** A process and all its descendants. */
function processTree(root) {
  const all = new Map()
  for (const name of readdirSync('/proc'))
    if (/^\d+$/.test(name)) {
      const stat = processStat(name)
      if (stat) all.set(Number(name), stat)
    }
  const members = [root]
  for (const pid of members) for (const [child, { parent }] of all) if (parent === pid) members.push(child)
  return members.map((pid) => all.get(pid)).filter((stat) => stat !== undefined)
}

/** CPU time so far in milliseconds, of the process and all its descendants, ended ones too. */
const cpuMs = (root) => processTree(root).reduce((sum, { own, reaped }) => sum + own + reaped, 0) * ticksMs

export const rssMb = (root) => processTree(root).reduce((sum, stat) => sum + stat.rssMb, 0)

export const loadNow = () => Number(readFileSync('/proc/loadavg', 'utf8').split(' ')[0])

const roundSeconds = 2
const warmUpSeconds = 1.5
const sampleMs = 200

/** Doubles the load until it lasts long enough. Returns the number of requests for one round. */
async function warmUp(target) {
  for (let amount = target.connections ?? 8; ; amount *= 2) {
    const { count, perSecond } = await sendLoad(target, amount)
    if (count / perSecond >= warmUpSeconds)
      return Math.max(target.connections ?? 8, Math.round(perSecond * roundSeconds))
  }
}

async function measureRound({ target, amount }, postgres) {
  const { pid } = target
  const before = [cpuMs(pid), cpuMs(postgres)]
  let peakMb = 0
  const sampler = setInterval(() => (peakMb = Math.max(peakMb, rssMb(pid))), sampleMs)
  const load = await sendLoad(target, amount)
  clearInterval(sampler)
  const spent = [cpuMs(pid), cpuMs(postgres)].map(
    (cpuAfter, index) => (cpuAfter - before[index]) / load.count,
  )
  return { ...load, serverMs: spent[0], postgresMs: spent[1], peakMb: Math.max(peakMb, rssMb(pid)) }
}

const median = (values) => values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)]

const medians = (rounds) =>
  Object.fromEntries(Object.keys(rounds[0]).map((key) => [key, median(rounds.map((round) => round[key]))]))

/**
 * Measures all targets in turn, in alternating order, so that they share the conditions of the machine. Returns the
 * medians of each target, and for all but the first the median ratio of the first to it, per round.
 */
export async function measure(targets, { rounds, postgres }) {
  const amounts = []
  for (const target of targets) amounts.push(await warmUp(target))
  const runs = targets.map(() => [])
  for (let round = 0; round < rounds; round += 1) {
    const order = targets.map((_, index) => index)
    for (const index of round % 2 === 0 ? order : order.toReversed())
      runs[index].push(await measureRound({ target: targets[index], amount: amounts[index] }, postgres))
  }
  const cpu = ({ serverMs, postgresMs }) => serverMs + postgresMs
  const ratio = (baselineRounds, ratioOf) =>
    median(runs[0].map((product, round) => ratioOf(product, baselineRounds[round])))
  return targets.map(({ name }, index) => ({
    name,
    ...medians(runs[index]),
    ...(index === 0
      ? {}
      : {
          ofSpeed: ratio(runs[index], (product, baseline) => product.perSecond / baseline.perSecond),
          ofCpu: ratio(runs[index], (product, baseline) => cpu(baseline) / cpu(product)),
          ofP95: ratio(runs[index], (product, baseline) => product.p95 / baseline.p95),
        }),
  }))
}
