import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort, isFree } from './ports.mjs'
import { placeOf } from './postgres-place.mjs'
import { commandLine } from './processes.mjs'
import { Trouble } from './progress.mjs'

const owner = 'variance'

function call(place, program, args) {
  const env = { ...process.env, LC_ALL: 'C', PGOPTIONS: '', PGDATA: '' }
  return spawnSync(place.program(program), args, {
    ...place.user,
    cwd: place.folder,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function readState(keep) {
  const file = join(keep, 'postgres.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  return { password: randomBytes(24).toString('hex') }
}

function writeState(keep, state) {
  const file = join(keep, 'postgres.json')
  writeFileSync(`${file}.part`, `${JSON.stringify(state)}\n`, { mode: 0o600 })
  renameSync(`${file}.part`, file)
}

function whyNotMade({ stderr, error }) {
  const own = /user does not exist/.test(stderr)
    ? '\nPostgreSQL wants its user in /etc/passwd: run as a user who stands there, or set DATABASE_URL.'
    : ''
  return `The embedded database could not be made:\n${stderr || error}${own}`
}

/** Built aside and moved into place whole, so that an interrupted first start leaves nothing half made. */
function initialise(place, password) {
  const part = `${place.data}.part`
  const secret = join(place.folder, 'secret')
  writeFileSync(secret, password, { mode: 0o600 })
  if (place.user.uid !== undefined) chownSync(secret, place.user.uid, place.user.gid)
  const fixed = ['-D', part, '-U', owner, '--auth=scram-sha-256', `--pwfile=${secret}`, '--encoding=UTF8']
  const builtin = [
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
  ]
  let last
  // Word breaks in search follow LC_CTYPE; macOS calls the same thing by another name.
  for (const locale of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    rmSync(part, { recursive: true, force: true })
    last = call(place, 'initdb', [...fixed, ...builtin, `--locale=${locale}`])
    if (last.status === 0) break
  }
  rmSync(secret, { force: true })
  if (last.status !== 0) throw new Trouble(whyNotMade(last))
  renameSync(part, place.data)
}

async function answers(url, patienceMs) {
  const { default: pg } = await import('pg')
  const until = Date.now() + patienceMs
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
async function running(place) {
  const file = join(place.data, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if ((await commandLine(pid)).includes(place.data)) return { pid, port }
  rmSync(file, { force: true })
  return null
}

const settings = (port, throwAway) => [
  `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`,
  ...(throwAway
    ? ['-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300']
    : []),
]

async function launch(place, state, { throwAway, keepsPort = false }) {
  let said = ''
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const isKept = keepsPort || (state.port && attempt === 0 && (await isFree(state.port)))
    const port = isKept ? state.port : await freePort()
    const options = settings(port, throwAway).join(' ')
    const result = call(place, 'pg_ctl', [
      '-D',
      place.data,
      '-w',
      '-t',
      '120',
      '-l',
      place.log,
      '-o',
      options,
      'start',
    ])
    if (result.status === 0) return port
    said = `${result.stdout}${result.stderr}`
    // Processes of a server that was killed outright need a moment to go.
    await pause(1000)
  }
  const log = existsSync(place.log)
    ? readFileSync(place.log, 'utf8').trim().split('\n').slice(-12).join('\n')
    : ''
  throw new Trouble(`The embedded database did not start:\n${said.trim()}\n${log}\nIts log is ${place.log}`)
}

/**
 * Starts the embedded PostgreSQL kept under `keep`, or takes over the one left running there.
 * `throwAway` gives up durability for speed: only for databases that a test makes and drops.
 */
export async function startPostgres(keep, { throwAway = false } = {}) {
  const place = placeOf(keep)
  const state = readState(keep)
  const urlAt = (port) => `postgresql://${owner}:${state.password}@127.0.0.1:${port}/postgres`
  writeState(keep, state)
  if (!existsSync(join(place.data, 'PG_VERSION'))) initialise(place, state.password)
  const found = await running(place)
  if (found && !(await answers(urlAt(found.port), 20_000)))
    throw new Trouble(
      `A PostgreSQL (process ${found.pid}) holds ${place.data} but does not let us in. ` +
        'Stop that process and run the command again; if it stays so, npm run db:reset makes a new database.',
    )
  const port = found?.port ?? (await launch(place, state, { throwAway }))
  writeState(keep, { ...state, port })
  const halt = (mode) => call(place, 'pg_ctl', ['-D', place.data, '-m', mode, '-w', '-t', '30', 'stop'])
  return {
    url: urlAt(port),
    place,
    pid: async () => (await running(place))?.pid,
    stop: () => {
      if (halt('fast').status !== 0) halt('immediate')
    },
    force: () => halt('immediate'),
    /** True if it had been killed and runs again, at the same address: others hold it. */
    revive: async () => {
      if (await running(place)) return false
      await launch(place, { ...state, port }, { throwAway, keepsPort: true })
      return true
    },
  }
}

/** Stops what runs under `keep` and deletes it with everything in it. */
export async function removePostgres(keep) {
  const place = placeOf(keep)
  call(place, 'pg_ctl', ['-D', place.data, '-m', 'immediate', '-w', 'stop'])
  rmSync(place.folder, { recursive: true, force: true })
  rmSync(join(keep, 'postgres.json'), { force: true })
  rmSync(join(keep, 'seeding'), { force: true })
}
