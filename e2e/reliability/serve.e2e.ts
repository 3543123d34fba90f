import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { expect, test } from '#e2e/support/cluster-fixtures'
import { otherClientIp } from '#e2e/support/client-ip'
import { at, type Cluster, until } from '#e2e/support/cluster'
import { freePairs, makeRecord, publish } from '#e2e/support/form-steps'
import { freePort } from '#e2e/support/instance'
import { processTree, running } from '#e2e/support/process-tree'
import { signIn } from '#e2e/support/scriptless-client'
import { dist } from '#e2e/support/site-map'

const root = process.cwd()

/** Shell commands that make the checkout read-only for one process and its children, in a mount namespace of their own. */
const lock = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1"'
const inReadOnlyTree = (command: string) => ({
  program: 'unshare',
  args: ['--mount', 'sh', '-c', `${lock} && cd "$1" && exec ${command}`, 'sh', root],
})

/** Linux as root only. */
const canLock =
  spawnSync('unshare', ['--mount', 'sh', '-c', lock, 'sh', root], { stdio: 'ignore' }).status === 0

/** Two logins as `npm run db:logins` makes them. */
async function loginsOf({ url, owner }: Cluster) {
  const password = crypto.randomUUID()
  const urls = new Map<string, string>()
  for (const side of ['desk', 'reader']) {
    const login = `served_${side}_${crypto.randomUUID().slice(0, 8)}`
    await owner(async (client) => {
      await client.query(`CREATE ROLE ${login} LOGIN INHERIT PASSWORD '${password}'`)
      await client.query(`GRANT variance_${side} TO ${login}`)
    })
    urls.set(side, Object.assign(new URL(url), { username: login, password }).href)
  }
  return { DESK_DATABASE_URL: urls.get('desk') ?? '', READER_DATABASE_URL: urls.get('reader') ?? '' }
}

const settingsOf = (port: number, settings: Record<string, string>) => ({
  PATH: process.env['PATH'] ?? '',
  NODE_ENV: 'production' as const,
  NEXT_DIST_DIR: dist,
  APP_SECRET: process.env['APP_SECRET'] ?? 'only-for-tests-0123456789-0123456789',
  APP_ORIGIN: `http://localhost:${port}`,
  PORT: String(port),
  ...settings,
})

/** The end of a start that is refused. */
async function refusal(settings: Record<string, string>) {
  const child = spawn(process.execPath, ['scripts/serve.mjs'], {
    env: settingsOf(await freePort(), settings),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let output = ''
  child.stderr.on('data', (chunk) => (output += String(chunk)))
  const [code] = await once(child, 'close')
  return { code, output }
}

test('serve refuses the owner’s login, and names what is missing', async ({ cluster }) => {
  const logins = await loginsOf(cluster)
  expect(await refusal({ ...logins, DATABASE_URL: cluster.url })).toEqual({
    code: 1,
    output: expect.stringMatching(/DATABASE_URL is set.*npm run migrate/s),
  })
  expect(await refusal({ DESK_DATABASE_URL: logins.DESK_DATABASE_URL })).toEqual({
    code: 1,
    output: expect.stringMatching(/npm run db:logins/),
  })
  expect(await refusal({ ...logins, NEXT_DIST_DIR: 'test-results/none' })).toEqual({
    code: 1,
    output: expect.stringMatching(/npm run build/),
  })
})

if (canLock)
  test('serve needs neither the owner’s login nor a tree that it can write', async ({ cluster }) => {
    test.setTimeout(240_000)
    const logins = await loginsOf(cluster)
    const port = await freePort()
    const origin = `http://localhost:${port}`
    const { program, args } = inReadOnlyTree(`${process.execPath} scripts/serve.mjs`)
    const server = spawn(program, args, { env: settingsOf(port, logins), stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [server.stdout, server.stderr])
      stream.on('data', (chunk) => (output += String(chunk)))
    const ended = once(server, 'exit')
    try {
      await until(async () => {
        const ready = await fetch(`${origin}/readyz`)
        if (ready.status !== 200) throw new Error(await ready.text())
      }, 60_000)
      const processes = processTree(server.pid ?? 0)
      expect(processes.length).toBeGreaterThan(1)
      const environments = processes.map((pid) => readFileSync(`/proc/${pid}/environ`, 'utf8'))
      expect(environments.filter((each) => each.includes(new URL(cluster.url).password))).toEqual([])
      expect(environments.filter((each) => each.includes('READER_DATABASE_URL')).length).toBeGreaterThan(1)
      for (const pid of processes) {
        const options = readFileSync(`/proc/${pid}/mountinfo`, 'utf8')
        expect(options).toMatch(new RegExp(` ${root} ro,`))
      }

      const [author, second] = await Promise.all(
        (await cluster.accounts(['EDITOR', 'PUBLISHER'])).map((account) =>
          signIn(origin, account, otherClientIp()),
        ),
      )
      if (!author || !second) throw new Error('There are no editors.')
      const number = await makeRecord({ origin, author, second }, at(await freePairs(cluster, 1), 0))
      await publish({ origin, author, second }, number)
      expect((await fetch(`${origin}/r/${number}`)).status).toBe(200)
      expect(output).not.toMatch(/EROFS|read-only file system/i)

      process.kill(server.pid ?? 0, 'SIGTERM')
      expect((await ended)[0], output).toBe(0)
      expect(running(processes)).toEqual([])
    } finally {
      for (const pid of running(processTree(server.pid ?? 0))) process.kill(pid, 'SIGKILL')
    }
  })
