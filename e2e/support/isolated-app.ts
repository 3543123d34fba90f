import type { Page } from '@playwright/test'
import { type Role, signIn } from './sign-in'
import { test } from './fixtures'
import { startInstance } from './instance'
import { seededDatabase } from './seeded-database'

/** A database with the demonstration and a process that serves it, both for one test file alone. `settings` are read before its start. */
export function isolatedApp(settings: () => Record<string, string> = () => ({})) {
  let database: Awaited<ReturnType<typeof seededDatabase>>
  let instance: Awaited<ReturnType<typeof startInstance>>
  test.beforeAll(async () => {
    test.setTimeout(180_000)
    database = await seededDatabase()
    instance = await startInstance(database.url, { settings: settings() })
  })
  test.afterAll(async () => {
    await instance.stop()
    await database.remove()
  })
  return {
    databaseUrl: () => database.url,
    at: (path: string) => `${instance.origin}${path}`,
    /** Signs in and opens a page of the desk. */
    async open(page: Page, path: string, role: Role = 'EDITOR') {
      await signIn(page, role, database.url)
      await page.goto(`${instance.origin}${path}`)
    },
  }
}
