import type { Page } from '@playwright/test'
import { expect, test } from '#e2e/support/fixtures'
import { isolatedApp } from '#e2e/support/isolated-app'
import { asOwner } from '#e2e/support/seeded-database'

const site = isolatedApp()
test.describe.configure({ mode: 'serial' })
test.beforeEach(() =>
  asOwner(site.databaseUrl(), (client) =>
    client.query(
      `UPDATE desk."Suggestion" SET decision = NULL, "decidedAt" = NULL, "decidedById" = NULL, note = NULL`,
    ),
  ),
)

const openPair = (page: Page) => page.locator('#open-pair')
const toJudgeLink = (page: Page) => page.getByRole('link', { name: /^To judge/ })
const decisionNotice = (page: Page) =>
  page.locator('form').filter({ has: page.getByRole('button', { name: /^Undo/ }) })

/** Opens a page whose scripts wait until the result is called. */
async function openWithoutScripts(page: Page, path: string): Promise<() => void> {
  await site.open(page, '/desk/account')
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/_next/static/**/*.js*', async (route) => {
    await released
    await route.continue()
  })
  await page.goto(site.at(path), { waitUntil: 'commit' })
  await expect(page.locator('.statusbar')).toBeAttached()
  return release
}

test('keys pressed before the script arrives take effect once it has, in order and once', async ({
  page,
}) => {
  const release = await openWithoutScripts(page, '/desk')
  const first = await openPair(page).textContent()
  await page.keyboard.press('j')
  await page.keyboard.press('4')
  release()
  await expect(decisionNotice(page)).toContainText('Judged “not related”')
  await expect(toJudgeLink(page)).toContainText('6')
  await page.keyboard.press('u')
  await expect(toJudgeLink(page)).toContainText('7')
  await page.keyboard.press('k')
  await expect(openPair(page)).toHaveText(first ?? '')
})

for (const [key, effect] of [
  ['1', 'Contradiction: a draft record is made'],
  ['2', 'Tension: a draft record is made'],
] as const)
  test(`the key ${key} opens its form although its script comes late`, async ({ page }) => {
    const release = await openWithoutScripts(page, '/desk')
    await page.keyboard.press(key)
    release()
    await expect(openPair(page).getByText(effect)).toBeVisible()
  })

test('a press of a script button and the key of the help open their dialog late', async ({ page }) => {
  let release = await openWithoutScripts(page, '/desk/statements')
  await page.getByRole('button', { name: /^Keys/ }).click()
  release()
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.unrouteAll()
  release = await openWithoutScripts(page, '/desk/statements')
  await page.keyboard.press('?')
  release()
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
})

test('a judgement that is pressed before the script arrives is a plain form', async ({ page }) => {
  const release = await openWithoutScripts(page, '/desk')
  await openPair(page).getByRole('button', { name: 'Not related' }).click({ noWaitAfter: true })
  await expect(decisionNotice(page)).toContainText('Judged “not related”')
  release()
  await expect(toJudgeLink(page)).toContainText('6')
})

test('words typed before the script arrives become a draft', async ({ page }) => {
  const release = await openWithoutScripts(page, '/desk/pair')
  await page.getByLabel('They disagree about').fill('whether the fare rises')
  await page.getByLabel('One statement').fill('the fare')
  release()
  await expect(page.locator('.statusbar')).toContainText('1 change in this browser, not saved')
  await page.unrouteAll()
  await page.reload()
  await expect(page.getByLabel('They disagree about')).toHaveValue('whether the fare rises')
  await expect(page.getByLabel('One statement')).toHaveValue('the fare')
})

test('text, a choice and a tick that come before the script stay, and Ctrl S saves them', async ({
  page,
}) => {
  const release = await openWithoutScripts(page, '/desk/records/6')
  const summary = page.getByLabel('Summary', { exact: true })
  await summary.fill('Typed early.')
  await page.getByLabel('Status', { exact: true }).selectOption({ label: 'Answered' })
  const note = page.getByRole('region', { name: /^Note on/ })
  await note.getByLabel('Readers, once it is published').check()
  await summary.press('Control+s')
  release()
  await expect(page).toHaveURL(/#words$/)
  await expect(summary).toHaveValue('Typed early.')
  await expect(note.getByLabel('Readers, once it is published')).toBeChecked()
  await page.unrouteAll()
  await page.reload()
  await expect(summary).toHaveValue('Typed early.')
  await expect(page.getByLabel('Status', { exact: true }).locator('option:checked')).toHaveText('Answered')
})

test('"Sign out" that is pressed before the script arrives signs out as a plain form', async ({ page }) => {
  const release = await openWithoutScripts(page, '/desk/statements')
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^Sign out/ })
    .filter({ visible: true })
    .click({ noWaitAfter: true })
  await expect(page).toHaveURL(/\/sign-in$/)
  release()
})
