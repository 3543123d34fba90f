import type { Page } from '@playwright/test'
import { setSessionCookie } from './sign-in'
import { test } from './fixtures'
import { type Actor, openSeededApp, type SeededApp } from './seeded-app'

/** An application for one test file, with enough drafts for every test to use an untouched one. */
export function perFileApp(drafts: number) {
  let app: SeededApp
  let unusedDrafts: number[]
  test.beforeAll(async () => {
    test.setTimeout(180_000)
    app = await openSeededApp({ drafts })
    unusedDrafts = [...app.drafts]
  })
  test.afterAll(() => app?.close())
  return {
    app: () => app,
    /** The number of a record that is ready for review. */
    draft(): number {
      const number = unusedDrafts.pop()
      if (number === undefined) throw new Error('Ask for one draft more.')
      return number
    },
    /** Opens a page of the desk as one of the seeded accounts. */
    async open(page: Page, path: string, actor: Actor = 'EDITOR') {
      await setSessionCookie(page.context(), app.cookieOf(actor).split('=')[1] ?? '')
      await page.goto(`${app.origin}${path}`)
    },
  }
}
