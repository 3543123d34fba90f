import { execFileSync } from 'node:child_process'
import { appendFileSync, chownSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from '../../scripts/lib/ports.mjs'
import type { startPostgres } from '../../scripts/lib/postgres.mjs'

type Primary = Awaited<ReturnType<typeof startPostgres>>

/**
 * A streaming replica of a running embedded server, made by PostgreSQL's low-level backup: the embedded programs have no
 * pg_basebackup. `url` names the same database there, read as the readers' role.
 */
export async function startReplica({ url, location }: Primary, databaseUrl: string) {
  const data = join(location.folder, `replica-${crypto.randomUUID()}`)
  const port = await freePort()
  const primary = new URL(url)
  const run = (program: string, args: string[]) =>
    execFileSync(program, args, { ...location.user, cwd: location.folder, stdio: 'ignore' })
  /** The server writes to its files, so they belong to its user. */
  const write = (name: string, text: string) => {
    const file = join(data, name)
    writeFileSync(file, text)
    if (location.user.uid !== undefined) chownSync(file, location.user.uid, location.user.gid)
  }
  const source = new pg.Client({ connectionString: url })
  await source.connect()
  try {
    await source.query(`ALTER SYSTEM SET wal_keep_size = '256MB'`)
    await source.query('SELECT pg_reload_conf()')
    await source.query(`SELECT pg_backup_start('replica', true)`)
    run('/bin/cp', ['-a', location.data, data])
    const { rows } = await source.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)')
    write('backup_label', rows[0]?.labelfile ?? '')
  } finally {
    await source.end()
  }
  rmSync(join(data, 'postmaster.pid'), { force: true })
  write('standby.signal', '')
  const conninfo = `host=127.0.0.1 port=${primary.port} user=${primary.username} password=${primary.password}`
  appendFileSync(join(data, 'postgresql.auto.conf'), `primary_conninfo = '${conninfo}'\nhot_standby = on\n`)
  const options = `-p ${port} -c cluster_name=at_variance_embedded -c listen_addresses=127.0.0.1 -c unix_socket_directories=`
  const control = (...args: string[]) =>
    run(location.program('pg_ctl'), ['-D', data, '-w', '-t', '120', ...args])
  control('-l', join(location.folder, 'replica-log'), '-o', options, 'start')
  const reader = new URL(databaseUrl)
  reader.port = String(port)
  const asSuperuser = reader.href
  reader.searchParams.set('options', '-c role=variance_reader')
  const query = async (statement: string) => {
    const client = new pg.Client({ connectionString: asSuperuser })
    await client.connect()
    try {
      return (await client.query(statement)).rows
    } finally {
      await client.end()
    }
  }
  return {
    url: reader.href,
    query,
    /** Changes of the primary arrive and are not applied, until `resume`. */
    pause: () => query('SELECT pg_wal_replay_pause()'),
    resume: () => query('SELECT pg_wal_replay_resume()'),
    stop: () => control('-m', 'immediate', 'stop'),
  }
}
