import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import { startInstance } from './instance'
import { asOwner } from './seeded-database'
import { setRemainingColumns } from './payload-columns'
import { givenTexts } from './given-texts'
import { type Texts, volumesFilled } from './payloads'

const run = promisify(execFile)

const seedOutput = z.array(
  z.object({
    token: z.string(),
    numbers: z.array(z.int()),
    disputes: z.array(z.string()),
    statements: z.array(z.string()),
  }),
)

/** A database with every payload, or every given text, in every field, and an instance of the application over it. */
export async function openPayloadApp(volumes: number | 'given') {
  const server = new URL(process.env['DATABASE_URL'] ?? '')
  const name = `payloads_${randomUUID().replaceAll('-', '')}`
  const url = new URL(server)
  server.pathname = '/postgres'
  url.pathname = `/${name}`
  await asOwner(server.href, (client) => client.query(`CREATE DATABASE ${name}`))
  const env = {
    ...process.env,
    ...{ DATABASE_URL: url.href, DESK_DATABASE_URL: '', READER_DATABASE_URL: '', NODE_OPTIONS: '' },
    APP_SECRET: process.env['APP_SECRET'] ?? 'only-for-tests-0123456789-0123456789',
    ...(volumes === 'given' ? { PAYLOAD_TEXTS: volumes } : { PAYLOAD_VOLUMES: String(volumes) }),
  }
  await run(process.execPath, ['scripts/migrate.mjs', 'deploy'], { env })
  const fill = ['--conditions=react-server', '--import', 'tsx', 'e2e/support/seed-payloads.ts']
  const { stdout } = await run(process.execPath, fill, { env })
  const filled = seedOutput.parse(JSON.parse(stdout))
  const payloads = volumes === 'given' ? [] : volumesFilled(volumes).flat()
  const remaining: Texts = volumes === 'given' ? givenTexts : payloads
  await asOwner(url.href, (client) => setRemainingColumns(client, remaining))
  const instance = await startInstance(url.href)
  return {
    filled,
    payloads,
    databaseUrl: url.href,
    origin: instance.origin,
    token: filled[0]?.token ?? '',
    async close() {
      await instance.stop()
      await asOwner(server.href, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
    },
  }
}
export type PayloadApp = Awaited<ReturnType<typeof openPayloadApp>>
