import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { removePostgres } from '../../scripts/lib/postgres.mjs'
import { until } from '#e2e/support/cluster'
import { freePort } from '#e2e/support/instance'
import { parentOf, processTree, running } from '#e2e/support/process-tree'
import { asOwner } from '#e2e/support/seeded-database'
import { dist } from '#e2e/support/site-map'
import { measured } from '#test/support/measurements'

/** `npm start` as a newcomer runs it, without a setting, in a data folder of its own. */
async function startByNpm(settings: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'at-variance-start-'))
  chmodSync(folder, 0o711)
  const port = await freePort()
  const unset = { DATABASE_URL: '', DESK_DATABASE_URL: '', READER_DATABASE_URL: '', APP_ORIGIN: '' }
  const ours = { DATA_FOLDER: folder, NEXT_DIST_DIR: dist, PORT: String(port), SEED_DEMO: '0' }
  const npm = spawn('npm', ['start'], {
    env: { ...process.env, ...unset, NODE_OPTIONS: '', ...ours, ...settings },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const ended = once(npm, 'exit')
  const isReady = () => /At Variance runs at (\S+)/.exec(output)?.[1]
  await until(async () => {
    if (npm.exitCode !== null) return
    if (isReady() === undefined) throw new Error(`It is not ready:\n${output}`)
  }, 150_000)
  const address = isReady()
  if (address === undefined) throw new Error(`It ended:\n${output}`)
  const pid = npm.pid ?? 0
  return {
    ...{ port, address, ended, pid },
    /** Every process of this start: npm, the command, the server and the database, which has no parent among them. */
    processes: async () => [...processTree(pid), ...processTree(await postmasterOf(folder))],
    async remove() {
      for (const member of running(processTree(pid))) process.kill(member, 'SIGKILL')
      await removePostgres(folder)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const databaseState = z.object({ password: z.string(), port: z.number() })

async function postmasterOf(folder: string): Promise<number> {
  const { password, port } = databaseState.parse(
    JSON.parse(readFileSync(join(folder, 'postgres.json'), 'utf8')),
  )
  return asOwner(`postgresql://variance:${password}@127.0.0.1:${port}/postgres`, async (client) => {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    return parentOf(rows[0]?.pid ?? 0) ?? 0
  })
}

/** Whether something accepts a connection at this address. */
const accepts = (host: string, port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, host)
    socket.once('connect', () => (socket.destroy(), resolve(true)))
    socket.once('error', () => resolve(false))
  })

const otherAddresses = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .flatMap(({ family, internal, address }) => (family === 'IPv4' && !internal ? [address] : []))

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  test(`npm start without a setting serves, and leaves no process behind after ${signal}`, async () => {
    const started = await startByNpm()
    try {
      const { status } = await fetch(started.address)
      expect([status, started.address]).toEqual([200, `http://localhost:${started.port}`])
      const processes = await started.processes()
      expect(processes.length).toBeGreaterThan(4)
      expect(running(processes).length).toBeGreaterThan(4)
      process.kill(started.pid, signal)
      await started.ended
      await until(async () => {
        const survivors = running(processes)
        if (survivors.length > 0) throw new Error(`They still run: ${survivors.join(', ')}`)
      })
      measured('R52', `${signal} to npm start: ${processes.length} processes, 0 left`)
    } finally {
      await started.remove()
    }
  })

test('with HOST the server listens at that address alone', async () => {
  const started = await startByNpm({ HOST: '127.0.0.1' })
  try {
    expect(started.address).toBe(`http://127.0.0.1:${started.port}`)
    expect(await accepts('127.0.0.1', started.port)).toBe(true)
    for (const address of otherAddresses) expect(await accepts(address, started.port), address).toBe(false)
  } finally {
    await started.remove()
  }
})

test('npm start with a database of one’s own names the settings that production needs', async () => {
  const npm = spawn('npm', ['start', '--silent'], {
    env: {
      ...process.env,
      ...{ DATABASE_URL: 'postgresql://owner@127.0.0.1:1/none', APP_ORIGIN: '', APP_SECRET: 'x'.repeat(40) },
      ...{ PORT: String(await freePort()), NODE_OPTIONS: '' },
      DATA_FOLDER: mkdtempSync(join(tmpdir(), 'at-variance-start-')),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let output = ''
  npm.stderr.on('data', (chunk) => (output += String(chunk)))
  const [code] = await once(npm, 'close')
  expect([code, output]).toEqual([1, expect.stringMatching(/APP_ORIGIN is not set; it is the address/)])
})
