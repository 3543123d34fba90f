import http from 'node:http'
import { gunzipSync } from 'node:zlib'

function send(agent, { url, method = 'GET', headers = {}, body }) {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { agent, method, headers }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk) => (bytes += chunk.length))
      answer.on('end', () => resolve({ status: answer.statusCode, bytes }))
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** Asks over and over for `forMs` on kept connections, each time for what `next` names; how long each answer took. */
export async function ask(next, { connections, forMs, wants = 200 }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  let told
  const since = performance.now()
  const until = since + forMs
  const times = []
  let [bytes, failed] = [0, 0]
  const one = async () => {
    while (performance.now() < until) {
      const asked = next()
      const start = performance.now()
      const answer = await send(agent, asked)
      if (answer.status === wants) {
        times.push(performance.now() - start)
        bytes += answer.bytes
      } else {
        failed += 1
        told ??= `${asked.method ?? 'GET'} ${asked.url} answered ${answer.status} instead of ${wants}.`
      }
    }
  }
  await Promise.all(Array.from({ length: connections }, one))
  agent.destroy()
  if (times.length === 0) throw new Error(told)
  const tookMs = performance.now() - since
  const sorted = times.toSorted((first, second) => first - second)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  const count = sorted.length
  return {
    count,
    perSecond: (count * 1000) / tookMs,
    p50: at(0.5),
    p95: at(0.95),
    bytes: bytes / count,
    failed,
  }
}

/** What one answer weighs on the way to a browser, and the scripts that its page loads. */
export async function weigh({ url, headers = {} }) {
  const packed = async (address) => {
    const [answer, bytes] = await raw(address, { ...headers, 'accept-encoding': 'gzip' })
    return { bytes, text: () => (answer.headers['content-encoding'] ? gunzipSync(bytes) : bytes).toString() }
  }
  const page = await packed(url)
  const text = page.text()
  const scripts = [...text.matchAll(/<script(?![^>]*nomodule)[^>]* src="([^"]+)"/gi)].map(([, src]) => src)
  const loaded = await Promise.all([...new Set(scripts)].map((src) => packed(new URL(src, url).href)))
  return {
    plain: Buffer.byteLength(text),
    gzip: page.bytes.length,
    scripts: loaded.reduce((sum, { bytes }) => sum + bytes.length, 0),
  }
}

function raw(url, headers) {
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers }, (answer) => {
        const chunks = []
        answer.on('data', (chunk) => chunks.push(chunk))
        answer.on('end', () => resolve([answer, Buffer.concat(chunks)]))
      })
      .on('error', reject)
  })
}
