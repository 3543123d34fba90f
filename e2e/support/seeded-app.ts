import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import { startInstance } from './instance'
import { asOwner } from './seeded-database'

const run = promisify(execFile)

const standing = {
  editorial: z.enum(['DRAFT', 'IN_REVIEW', 'APPROVED']),
  public: z.enum(['UNPUBLISHED', 'PUBLISHED', 'WITHDRAWN']),
  isPublishedRevision: z.boolean(),
}
const seedOutput = z.object({
  tokens: z.record(z.string(), z.string()),
  records: z.array(z.object({ ...standing, number: z.int(), slug: z.string() })),
  disputes: z.array(z.object({ ...standing, slug: z.string() })),
  drafts: z.array(z.int()),
  spare: z.array(z.object({ ...standing, slug: z.string() })),
  password: z.string(),
})

/** A reader, an account of each role, and two accounts whose session is no longer valid. */
export const outsiders = ['anonymous', 'suspended', 'signed-out'] as const
export const insiders = ['CONTRIBUTOR', 'EDITOR', 'PUBLISHER', 'ADMIN'] as const
export type Actor = (typeof outsiders)[number] | (typeof insiders)[number]

/**
 * A database with an account of every role, and instances of the application over it. It contains a subject in every
 * state, or, if `drafts` is given, that many records by another author that are ready for review.
 */
export async function openSeededApp({ instances = 1, drafts = 0 } = {}) {
  const server = process.env['DATABASE_URL'] ?? ''
  const name = `stage_${randomUUID().replaceAll('-', '')}`
  const url = new URL(server)
  url.pathname = '/postgres'
  const admin = url.href
  await asOwner(admin, (client) => client.query(`CREATE DATABASE ${name}`))
  url.pathname = `/${name}`
  const env = {
    ...process.env,
    ...{ DATABASE_URL: url.href, DESK_DATABASE_URL: '', READER_DATABASE_URL: '', NODE_OPTIONS: '' },
    APP_SECRET: process.env['APP_SECRET'] ?? 'only-for-tests-0123456789-0123456789',
  }
  await run(process.execPath, ['scripts/migrate.mjs', 'deploy'], { env })
  const play = ['--conditions=react-server', '--import', 'tsx', 'e2e/support/seed-states.ts']
  const { stdout } = await run(process.execPath, play, { env: { ...env, STAGE_DRAFTS: String(drafts) } })
  const { tokens, ...app } = seedOutput.parse(JSON.parse(stdout))
  const running = await Promise.all(Array.from({ length: instances }, () => startInstance(url.href)))
  const origins = running.map(({ origin }) => origin)
  return {
    ...app,
    databaseUrl: url.href,
    origin: origins[0] ?? '',
    origins,
    cookieOf: (actor: Actor) => (actor === 'anonymous' ? '' : `__Host-variance=${tokens[actor]}`),
    async close() {
      await Promise.all(running.map((app) => app.stop()))
      await asOwner(admin, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
    },
  }
}
export type SeededApp = Awaited<ReturnType<typeof openSeededApp>>
