import type { Page } from '@playwright/test'
import { signIn } from '#e2e/support/sign-in'
import { expect, test } from '#e2e/support/fixtures'

const desktop = { width: 1440, height: 900 }
const phone = { width: 375, height: 800 }
const form = '/desk/speakers/new'

const signOutButton = (page: Page) =>
  page
    .getByRole('banner')
    .getByRole('button', { name: /^Sign out/ })
    .filter({ visible: true })

const dialog = (page: Page) => page.getByRole('dialog', { name: '1 change is not saved' })

const draftsIn = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('draft ')))

async function sessionCookies(page: Page) {
  const cookies = await page.context().cookies()
  return cookies.filter(({ name }) => name === '__Host-variance')
}

/** Runs `leave`, then checks that the browser is signed out and the session has ended on the server. */
async function endsSession(page: Page, leave: () => Promise<void>): Promise<void> {
  const cookies = await sessionCookies(page)
  expect(cookies).toHaveLength(1)
  await leave()
  await expect(page).toHaveURL(/\/sign-in$/)
  await expect(page.getByLabel('Work email')).toBeVisible()
  expect(await sessionCookies(page)).toEqual([])
  await page.context().addCookies(cookies)
  await page.goto(form)
  await expect(page).toHaveURL(/\/sign-in\?/)
}

async function typeDraft(page: Page): Promise<void> {
  await page.goto(form)
  await page.getByLabel('Name', { exact: true }).fill('Ines Holt')
  await expect(page.locator('.statusbar')).toContainText('1 change in this browser, not saved')
}

for (const [width, viewport] of Object.entries({ 1440: desktop, 375: phone }))
  test.describe(`at a width of ${width}`, () => {
    test.use({ viewport })
    const isPhone = viewport === phone
    const openMenu = async (page: Page) => {
      if (isPhone) await page.getByRole('banner').getByText('Menu', { exact: true }).click()
    }

    test('"Sign out" ends the session and leads to the sign-in page', async ({ page }) => {
      await signIn(page, 'EDITOR')
      await page.goto(form)
      await openMenu(page)
      await endsSession(page, () => signOutButton(page).click())
    })

    test('signing out with an unsaved draft needs a confirmation; staying does not delete the draft, leaving discards it', async ({
      page,
    }) => {
      await signIn(page, 'EDITOR')
      await typeDraft(page)
      await openMenu(page)
      await signOutButton(page).click()
      await dialog(page).getByRole('button', { name: 'Stay and save' }).click()
      await expect(dialog(page)).toBeHidden()
      await expect(page).toHaveURL(new RegExp(`${form}$`))
      expect(await draftsIn(page)).toHaveLength(1)

      await signOutButton(page).click()
      await endsSession(page, () =>
        dialog(page).getByRole('button', { name: 'Sign out and drop them' }).click(),
      )
      expect(await draftsIn(page)).toEqual([])
    })

    test.describe('without script', () => {
      test.use({ javaScriptEnabled: false })
      test('"Sign out" ends the session and leads to the sign-in page', async ({ page }) => {
        await signIn(page, 'EDITOR')
        await page.goto(form)
        await openMenu(page)
        await endsSession(page, () => signOutButton(page).click())
      })
    })
  })
