import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startFront } from '../lib/front.mjs'
import { withClient } from '../lib/database.mjs'
import { onShutdown } from '../lib/processes.mjs'
import { root } from '../lib/project-paths.mjs'
import { startServerProcess } from './baseline-app.mjs'
import { benchFolder } from './database.mjs'
import { atLeast, p50AtMost } from './goals.mjs'
import { get } from './http-load.mjs'

const same = (address, headers) => () => ({ url: address, headers })

/** The response as it is sent, in a file that a baseline serves. */
async function savedResponse(address, encoding) {
  const headers = { 'accept-encoding': encoding }
  // The first response may come before the cache has it.
  await get(address, headers)
  const [, body] = await get(address, headers)
  const file = join(benchFolder, `response-${encoding}`)
  writeFileSync(file, body)
  return { file, headers }
}

/** A cached response, compared with `node:http` that sends the same buffer. */
export const sameBuffer = (app, { name, address, encoding }) => ({
  group: 'cached',
  name,
  targets: async () => {
    const { file, headers } = await savedResponse(address, encoding)
    const bare = await startServerProcess([join(root, 'scripts/bench/buffer-server.mjs'), file], process.env)
    return [
      { name, next: same(address, headers), pid: app.pid },
      {
        name: 'node:http, same buffer',
        next: same(`${bare.url}/`, headers),
        pid: bare.pid,
        goal: atLeast(0.6),
      },
    ]
  },
})

const hasNginx = spawnSync('nginx', ['-v']).error === undefined

/** nginx that caches our server, compared with nginx that serves the same bytes from a file. */
export const frontCache = (app, { address, encoding }) => ({
  group: 'front',
  name: `front cache, ${encoding}`,
  isLeftOut: hasNginx ? undefined : 'nginx is not installed',
  targets: async () => {
    const { file, headers } = await savedResponse(address, encoding)
    const front = await startFront([app.url], { file })
    onShutdown(front.close, front.close)
    const host = { ...headers, host: 'localhost' }
    return [
      {
        name: `front cache, ${encoding}`,
        next: same(front.origin + new URL(address).pathname, host),
        pid: front.pid,
      },
      {
        name: 'nginx, same bytes from a file',
        next: same(front.staticUrl, host),
        pid: front.pid,
        goal: atLeast(0.6),
      },
    ]
  },
})

const publications = 12
/** A document may come from memory until the content version is a second old. */
const noticedMs = 1100

/** The first front page after each of some publications. */
export const afterPublication = (app) => ({
  group: 'pages',
  name: 'front page after a publication',
  measureDirectly: async (databaseUrl) => {
    const times = []
    for (let count = 0; count < publications; count++) {
      await withClient(databaseUrl, (client) =>
        client.query('UPDATE published."Issue" SET number = number + 1'),
      )
      await pause(noticedMs)
      const since = performance.now()
      const [{ statusCode }] = await get(`${app.url}/`, {})
      if (statusCode !== 200) throw new Error(`The front page answered ${statusCode}.`)
      times.push(performance.now() - since)
    }
    // The first fills the caches of a server that has just started.
    const sorted = times.slice(1).toSorted((left, right) => left - right)
    const at = (share) => sorted[Math.floor((sorted.length - 1) * share)]
    const name = 'front page after a publication'
    return [{ name, p50: at(0.5), p95: at(0.95), goal: p50AtMost(100) }]
  },
})
