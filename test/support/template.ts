import { execFileSync } from 'node:child_process'
import pg from 'pg'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    template: string
  }
}

const name = `template_${process.pid}`

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Migrates one template database; every test file gets a copy. */
export default async function setup(project: TestProject) {
  const server = process.env['DATABASE_URL']
  if (!server) throw new Error('Set DATABASE_URL to a PostgreSQL server for tests, or run “npm test”.')
  await asAdmin(server, `DROP DATABASE IF EXISTS ${name}`)
  await asAdmin(server, `CREATE DATABASE ${name}`)
  const template = new URL(server)
  template.pathname = `/${name}`
  execFileSync('node', ['scripts/migrate.mjs', 'deploy'], {
    env: { ...process.env, DATABASE_URL: template.href },
  })
  project.provide('template', template.href)
  return () => asAdmin(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
}
