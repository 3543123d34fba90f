import http from 'node:http'
import { gunzipSync } from 'node:zlib'

function send(agent, { url, method = 'GET', headers = {}, body }) {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { agent, method, headers }, (response) => {
      let bytes = 0
      response.on('data', (chunk) => (bytes += chunk.length))
      response.on('end', () => resolve({ status: response.statusCode, bytes }))
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** Asks over and over for `forMs` on kept connections, each time for what `next` names; how long each answer took. */
export async function sendLoad(next, { connections, forMs, expectedStatus = 200 }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  let firstFailure
  const since = performance.now()
  const until = since + forMs
  const times = []
  let [bytes, failed] = [0, 0]
  const worker = async () => {
    while (performance.now() < until) {
      const request = next()
      const start = performance.now()
      const response = await send(agent, request)
      if (response.status === expectedStatus) {
        times.push(performance.now() - start)
        bytes += response.bytes
      } else {
        failed += 1
        firstFailure ??= `${request.method ?? 'GET'} ${request.url} answered ${response.status} instead of ${expectedStatus}.`
      }
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  agent.destroy()
  if (times.length === 0) throw new Error(firstFailure)
  const tookMs = performance.now() - since
  const sorted = times.toSorted((first, second) => first - second)
  const percentile = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  const count = sorted.length
  return {
    count,
    perSecond: (count * 1000) / tookMs,
    p50: percentile(0.5),
    p95: percentile(0.95),
    bytes: bytes / count,
    failed,
  }
}

/** What one answer weighs on the way to a browser, and the scripts that its page loads. */
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

function get(url, headers) {
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
