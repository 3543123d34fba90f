import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort, isPortFree } from './ports.mjs'
import { locatePostgres } from './postgres-place.mjs'
import { commandLine } from './processes.mjs'
import { UserError } from './progress.mjs'

const owner = 'variance'

function runProgram(location, program, args) {
  const env = { ...process.env, LC_ALL: 'C', PGOPTIONS: '', PGDATA: '' }
  return spawnSync(location.program(program), args, {
    ...location.user,
    cwd: location.folder,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function readState(home) {
  const file = join(home, 'postgres.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  return { password: randomBytes(24).toString('hex') }
}

function writeState(home, state) {
  const file = join(home, 'postgres.json')
  writeFileSync(`${file}.part`, `${JSON.stringify(state)}\n`, { mode: 0o600 })
  renameSync(`${file}.part`, file)
}

function initdbError({ stderr, error }) {
  const hint = /user does not exist/.test(stderr)
    ? '\nPostgreSQL wants its user in /etc/passwd: run as a user who stands there, or set DATABASE_URL.'
    : ''
  return `The embedded database could not be made:\n${stderr || error}${hint}`
}

/** Built aside and moved into place whole, so that an interrupted first start leaves nothing half made. */
function initialise(location, password) {
  const part = `${location.data}.part`
  const secret = join(location.folder, 'secret')
  writeFileSync(secret, password, { mode: 0o600 })
  if (location.user.uid !== undefined) chownSync(secret, location.user.uid, location.user.gid)
  const fixed = ['-D', part, '-U', owner, '--auth=scram-sha-256', `--pwfile=${secret}`, '--encoding=UTF8']
  const builtin = [
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
  ]
  let result
  // Word breaks in search follow LC_CTYPE; macOS calls the same thing by another name.
  for (const locale of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    rmSync(part, { recursive: true, force: true })
    result = runProgram(location, 'initdb', [...fixed, ...builtin, `--locale=${locale}`])
    if (result.status === 0) break
  }
  rmSync(secret, { force: true })
  if (result.status !== 0) throw new UserError(initdbError(result))
  renameSync(part, location.data)
}

async function acceptsConnections(url, timeoutMs) {
  const { default: pg } = await import('pg')
  const until = Date.now() + timeoutMs
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
    try {
      await client.connect()
      await client.end()
      return true
    } catch {
      if (Date.now() > until) return false
      await pause(150)
    }
  }
}

/** The server `postmaster.pid` speaks of, or null when its process is gone or is another program by now. */
async function findRunning(location) {
  const file = join(location.data, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if ((await commandLine(pid)).includes(location.data)) return { pid, port }
  rmSync(file, { force: true })
  return null
}

const serverOptions = (port, throwAway) => [
  `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`,
  ...(throwAway
    ? ['-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300']
    : []),
]

async function startServer(location, state, { throwAway, samePort = false }) {
  let output = ''
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const reusesPort = samePort || (state.port && attempt === 0 && (await isPortFree(state.port)))
    const port = reusesPort ? state.port : await freePort()
    const options = serverOptions(port, throwAway).join(' ')
    const result = runProgram(location, 'pg_ctl', [
      '-D',
      location.data,
      '-w',
      '-t',
      '120',
      '-l',
      location.log,
      '-o',
      options,
      'start',
    ])
    if (result.status === 0) return port
    output = `${result.stdout}${result.stderr}`
    // Processes of a server that was killed outright need a moment to go.
    await pause(1000)
  }
  const log = existsSync(location.log)
    ? readFileSync(location.log, 'utf8').trim().split('\n').slice(-12).join('\n')
    : ''
  throw new UserError(
    `The embedded database did not start:\n${output.trim()}\n${log}\nIts log is ${location.log}`,
  )
}

/**
 * Starts the embedded PostgreSQL kept under `keep`, or takes over the one left running there.
 * `throwAway` gives up durability for speed: only for databases that a test makes and drops.
 */
export async function startPostgres(home, { throwAway = false } = {}) {
  const location = locatePostgres(home)
  const state = readState(home)
  const urlAt = (port) => `postgresql://${owner}:${state.password}@127.0.0.1:${port}/postgres`
  writeState(home, state)
  if (!existsSync(join(location.data, 'PG_VERSION'))) initialise(location, state.password)
  const running = await findRunning(location)
  if (running && !(await acceptsConnections(urlAt(running.port), 20_000)))
    throw new UserError(
      `A PostgreSQL (process ${running.pid}) holds ${location.data} but does not let us in. ` +
        'Stop that process and run the command again; if it stays so, npm run db:reset makes a new database.',
    )
  const port = running?.port ?? (await startServer(location, state, { throwAway }))
  writeState(home, { ...state, port })
  const stopServer = (mode) =>
    runProgram(location, 'pg_ctl', ['-D', location.data, '-m', mode, '-w', '-t', '30', 'stop'])
  return {
    url: urlAt(port),
    location,
    pid: async () => (await findRunning(location))?.pid,
    stop: () => {
      if (stopServer('fast').status !== 0) stopServer('immediate')
    },
    force: () => stopServer('immediate'),
    /** True if it had been killed and runs again, at the same address: others hold it. */
    revive: async () => {
      if (await findRunning(location)) return false
      await startServer(location, { ...state, port }, { throwAway, samePort: true })
      return true
    },
  }
}

/** Stops what runs under `keep` and deletes it with everything in it. */
export async function removePostgres(home) {
  const location = locatePostgres(home)
  runProgram(location, 'pg_ctl', ['-D', location.data, '-m', 'immediate', '-w', 'stop'])
  rmSync(location.folder, { recursive: true, force: true })
  rmSync(join(home, 'postgres.json'), { force: true })
  rmSync(join(home, 'seeding'), { force: true })
}
