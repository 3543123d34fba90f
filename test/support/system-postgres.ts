import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../scripts/lib/ports.mjs'

const folder = ['18', '17', '16', '15']
  .map((major) => `/usr/lib/postgresql/${major}/bin`)
  .find((each) => existsSync(join(each, 'initdb')) && existsSync(join(each, 'pg_dump')))

/** PostgreSQL as Debian packages it, with pg_dump, which the embedded one lacks. */
export const hasSystemPostgres = folder !== undefined

/** PostgreSQL refuses to run as root. */
const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

/** A server of the installed packages with a database and an owner that is no superuser, as on a hosted PostgreSQL. */
export async function startSystemPostgres() {
  if (folder === undefined) throw new Error('No PostgreSQL is installed.')
  const home = mkdtempSync(join(tmpdir(), 'system-postgres-'))
  chmodSync(home, 0o700)
  if (user.uid !== undefined) chownSync(home, user.uid, user.gid)
  const [data, password, port] = [join(home, 'data'), randomUUID(), await freePort()]
  const bin = (program: string, args: string[], input?: string) =>
    execFileSync(join(folder, program), args, {
      ...user,
      ...{ cwd: home, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', PGPASSWORD: password } },
      ...(input === undefined ? { stdio: 'ignore' as const } : { input }),
    })
  bin('initdb', ['-D', data, '-U', 'administrator', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-k'])
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${home}`
  bin('pg_ctl', ['-D', data, '-w', '-t', '120', '-l', join(home, 'log'), '-o', options, 'start'])
  const address = ['-h', home, '-p', String(port), '-U', 'administrator', '-v', 'ON_ERROR_STOP=1', 'postgres']
  bin(
    'psql',
    address,
    `CREATE ROLE variance_owner LOGIN CREATEROLE CREATEDB PASSWORD '${password}';
     CREATE DATABASE variance OWNER variance_owner;`,
  )
  return {
    url: `postgresql://variance_owner:${password}@127.0.0.1:${port}/variance`,
    log: () => readFileSync(join(home, 'log'), 'utf8'),
    stop() {
      bin('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
      rmSync(home, { recursive: true, force: true })
    },
  }
}
