import { spawn } from 'node:child_process'
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from './ports.mjs'
import { root } from './project-paths.mjs'

const waitMaxMs = 30_000

/** A server of one file, to compare the cache with. */
const staticServer = (port, folder) => `server { listen 127.0.0.1:${port}; root ${folder}; }\n}`

/**
 * Runs nginx with deploy/nginx.conf before these servers, in a separate folder. With `file`, it also serves that file
 * at `staticUrl`.
 */
export async function startFront(origins, { file } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'front-'))
  // Its worker runs as another user.
  chmodSync(folder, 0o755)
  const [port, staticPort] = [await freePort(), await freePort()]
  const servers = origins.map((origin) => `server ${new URL(origin).host.replace('localhost', '127.0.0.1')};`)
  const changes = [
    ['server 127.0.0.1:3000;', servers.join(' ')],
    ['variance.example.org', 'localhost'],
    ['listen 80 default_server;', `listen 127.0.0.1:${port} default_server;`],
    ['listen 80;', `listen 127.0.0.1:${port};`],
    ['proxy_cache_path cache', `proxy_cache_path ${folder}/cache`],
  ]
  let text = readFileSync(join(root, 'deploy/nginx.conf'), 'utf8')
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`deploy/nginx.conf has no “${from}”.`)
    text = text.replace(from, to)
  }
  if (file) {
    copyFileSync(file, join(folder, 'document'))
    text = text.replace(/\}\s*$/, staticServer(staticPort, folder))
  }
  const config = join(folder, 'nginx.conf')
  writeFileSync(config, text)
  const settings = `daemon off; pid ${folder}/nginx.pid; error_log stderr warn;`
  const child = spawn('nginx', ['-p', folder, '-c', config, '-e', 'stderr', '-g', settings], {
    stdio: 'ignore',
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const close = async () => {
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const origin = `http://127.0.0.1:${port}`
  for (const since = Date.now(); !(await answers(origin)); await pause(50))
    if (Date.now() - since > waitMaxMs) throw new Error('nginx did not start.')
  return { origin, staticUrl: `http://127.0.0.1:${staticPort}/document`, pid: child.pid, close }
}

const answers = (origin) =>
  new Promise((resolve) => {
    http
      .get(`${origin}/about`, { headers: { host: 'localhost' } }, (response) => {
        response.resume()
        resolve(true)
      })
      .on('error', () => resolve(false))
  })
