import http from 'node:http'

const connections = 8

function ask(agent, url) {
  return new Promise((resolve, reject) => {
    http
      .get(url, { agent }, (answer) => {
        let bytes = 0
        answer.on('data', (chunk) => (bytes += chunk.length))
        answer.on('end', () =>
          answer.statusCode === 200
            ? resolve(bytes)
            : reject(new Error(`${url} answered ${answer.statusCode}`)),
        )
      })
      .on('error', reject)
  })
}

/** Asks one address over and over for `forMs`, on kept connections; milliseconds of each answer, and its bytes. */
export async function load(url, forMs) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  const until = performance.now() + forMs
  const times = []
  let bytes = 0
  const since = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) {
        const start = performance.now()
        bytes = await ask(agent, url)
        times.push(performance.now() - start)
      }
    }),
  )
  agent.destroy()
  const tookMs = performance.now() - since
  times.sort((one, other) => one - other)
  return { perSecond: (times.length * 1000) / tookMs, p95: times[Math.floor(times.length * 0.95)], bytes }
}

export const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]
