import type { Page } from '@playwright/test'
import { type Role, signIn } from './sign-in'
import { test } from './fixtures'
import { startInstance } from './instance'
import { seededDatabase } from './seeded-database'

/** A database of the file's own with the demonstration in it, and a process that serves it: what is done there is nobody else's. */
export function isolatedApp() {
  let database: Awaited<ReturnType<typeof seededDatabase>>
  let instance: Awaited<ReturnType<typeof startInstance>>
  test.beforeAll(async () => {
    test.setTimeout(180_000)
    database = await seededDatabase()
    instance = await startInstance(database.url)
  })
  test.afterAll(async () => {
    await instance.stop()
    await database.remove()
  })
  return {
    databaseUrl: () => database.url,
    at: (path: string) => `${instance.origin}${path}`,
    /** Opens a page of the desk, signed in. */
    async open(page: Page, path: string, role: Role = 'EDITOR') {
      await signIn(page, role, database.url)
      await page.goto(`${instance.origin}${path}`)
    },
  }
}
