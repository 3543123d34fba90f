import type { Browser, Locator, Page } from '@playwright/test'
import type { Role } from '#e2e/support/sign-in'
import { axe, expect, test } from '#e2e/support/fixtures'
import { isolatedApp } from '#e2e/support/isolated-app'
import { asOwner } from '#e2e/support/seeded-database'

test.describe.configure({ mode: 'serial' })

const site = isolatedApp()
/** Every test begins with the demonstration's seven pairs, none of them judged. */
test.beforeEach(() =>
  asOwner(site.databaseUrl(), async (client) => {
    await client.query(
      `UPDATE desk."Suggestion" SET decision = NULL, "decidedAt" = NULL, "decidedById" = NULL, note = NULL`,
    )
    await client.query(`DELETE FROM desk."Record" WHERE "publicState" = 'UNPUBLISHED'`)
  }),
)

async function openQueue(page: Page, role: Role = 'EDITOR') {
  await site.open(page, '/desk', role)
  await expect(page.getByRole('heading', { name: 'To judge' })).toBeVisible()
}
const openPair = (page: Page): Locator => page.locator('#open-pair')
const toJudgeLink = (page: Page): Locator => page.getByRole('link', { name: /^To judge/ })
const hints = (page: Page): Locator => page.locator('.statusbar')
const rows = (page: Page): Locator => page.getByRole('main').getByRole('listitem')
const decisionNotice = (page: Page): Locator =>
  page.locator('form').filter({ has: page.getByRole('button', { name: /^Undo/ }) })

test('the demonstration’s seven pairs are judged by mouse, and each decision can be undone', async ({
  page,
}) => {
  await openQueue(page)
  await expect(toJudgeLink(page)).toContainText('7')
  await expect(openPair(page)).toContainText('Opposition parties')
  await expect(openPair(page)).toContainText('Why it was suggested. Not a contradiction')
  await openPair(page).getByRole('button', { name: 'Not related' }).click()
  await expect(decisionNotice(page)).toContainText('Judged “not related”: Opposition parties')
  await expect(toJudgeLink(page)).toContainText('6')
  await decisionNotice(page).getByRole('button', { name: 'Undo' }).click()
  await expect(toJudgeLink(page)).toContainText('7')
  await expect(openPair(page)).toContainText('Opposition parties')

  await page.getByRole('link', { name: /^Same claim/ }).click()
  await expect(openPair(page)).toContainText('121 Indian')
  await openPair(page).getByRole('button', { name: 'Same claim' }).click()
  await expect(decisionNotice(page)).toContainText('Judged “same claim”')
  // The queue continues with the next pair, not with the first.
  await expect(openPair(page)).toContainText('quickly resolved a security issue')

  await openPair(page).getByRole('link', { name: 'Tension' }).click()
  const subject = openPair(page).getByLabel('They disagree about')
  await expect(subject).toBeFocused()
  await expect(openPair(page).getByLabel('Dispute')).toHaveValue(/[0-9a-f-]{36}/)
  await openPair(page).getByRole('button', { name: 'Make the record' }).click()
  await expect(openPair(page).getByRole('alert')).toContainText('They disagree about: Write something here.')
  await subject.fill('what the incident was')
  await openPair(page).getByRole('button', { name: 'Make the record' }).click()
  await expect(decisionNotice(page).getByRole('link', { name: /^Open record \d+/ })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Drafts 1/ })).toBeVisible()
  await decisionNotice(page).getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('link', { name: /^Drafts 0/ }).first()).toBeVisible()
  await expect(openPair(page)).toContainText('quickly resolved a security issue')
})

test('every decision of the queue is made by keyboard alone', async ({ page }) => {
  await openQueue(page)
  await expect(hints(page)).toContainText('Pair 1 of 7')
  await page.keyboard.press('j')
  await expect(hints(page)).toContainText('Pair 2 of 7')
  await expect(openPair(page)).toBeFocused()
  await page.keyboard.press('k')
  await expect(hints(page)).toContainText('Pair 1 of 7')
  await page.keyboard.press('s')
  await expect(decisionNotice(page)).toContainText('Put off to the end of the list')
  await expect(openPair(page)).toContainText('Ministry of Home Affairs')
  await expect(rows(page).last()).toContainText('Put off')
  await page.keyboard.press('u')
  await expect(openPair(page)).toContainText('Opposition parties')
  await page.keyboard.press('4')
  await expect(decisionNotice(page)).toContainText('Judged “not related”')
  await page.keyboard.press('3')
  await expect(decisionNotice(page)).toContainText('Judged “same claim”: ')
  await expect(hints(page)).toContainText('Pair 1 of 5')

  await page.keyboard.press('2')
  await expect(openPair(page).getByLabel('They disagree about')).toBeFocused()
  await page.keyboard.type('1 whether it was asked before')
  await page.keyboard.press('Enter')
  await expect(decisionNotice(page)).toContainText('Judged “tension”')
  await page.keyboard.press('u')
  await expect(hints(page)).toContainText('Pair 1 of 5')
  await expect(page.getByRole('link', { name: /^Drafts 0/ }).first()).toBeVisible()

  await page.keyboard.press('1')
  await expect(openPair(page).getByText('Contradiction: a draft record is made')).toBeVisible()
  await page.keyboard.press('Tab')
  await openPair(page).focus()
  await page.keyboard.press('/')
  await page.keyboard.type('snooped')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/q=snooped/)
  await expect(hints(page)).toContainText('Pair 1 of 2')
  await openPair(page).focus()
  await page.keyboard.press('o')
  await expect(page).toHaveURL(/\/desk\/pair\?a=.+&b=/)
})

test('text typed for a record is restored in its field after a reload', async ({ page }) => {
  await openQueue(page)
  await page.keyboard.press('1')
  await openPair(page).getByLabel('They disagree about').fill('what was asked')
  await expect(hints(page)).toContainText('1 change in this browser, not saved')
  await page.reload()
  await expect(openPair(page).getByLabel('They disagree about')).toHaveValue('what was asked')
  await openPair(page).getByRole('button', { name: 'Make the record' }).click()
  await expect(decisionNotice(page)).toContainText('Judged “contradiction”')
  await expect(hints(page)).toContainText('All changes saved')
})

test('the second of two editors who judge one pair sees who was first, and the record that was made', async ({
  page,
  browser,
}) => {
  await openQueue(page)
  const other = await another(browser)
  await openPair(other).getByRole('link', { name: 'Contradiction' }).click()
  await openPair(other).getByLabel('They disagree about').fill('whether they are related')
  await openPair(page).getByRole('button', { name: 'Not related' }).click()
  await expect(decisionNotice(page)).toBeVisible()
  await openPair(other).getByRole('button', { name: 'Make the record' }).click()
  const alert = openPair(other).getByRole('alert')
  await expect(alert).toContainText('judged this pair first: not related.')
  await expect(openPair(other).getByLabel('They disagree about')).toHaveValue('whether they are related')

  await other.goto(site.at('/desk'))
  await openPair(other).getByRole('link', { name: 'Contradiction' }).click()
  await openPair(other).getByLabel('They disagree about').fill('what is known')
  await openPair(other).getByRole('button', { name: 'Make the record' }).click()
  const recordLink = decisionNotice(other).getByRole('link', { name: /^Open record/ })
  const href = (await recordLink.getAttribute('href')) ?? ''
  await openPair(page).getByRole('button', { name: 'Same claim' }).click()
  const refusal = openPair(page).getByRole('alert')
  await expect(refusal).toContainText('judged this pair first: contradiction. It is record')
  await expect(refusal.getByRole('link', { name: /^Open record/ })).toHaveAttribute('href', href)
  await other.context().close()
})

async function another(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await openQueue(page, 'PUBLISHER')
  return page
}

test('a rejected pair returns with its reason after one of its statements has changed', async ({ page }) => {
  await openQueue(page)
  await page.keyboard.press('4')
  await expect(toJudgeLink(page)).toContainText('6')
  await asOwner(site.databaseUrl(), (client) =>
    client.query(
      `UPDATE desk."Statement" SET revision = revision + 1 WHERE id =
        (SELECT "statementAId" FROM desk."Suggestion" WHERE decision = 'REJECTED')`,
    ),
  )
  await page.goto(site.at('/desk'))
  await expect(toJudgeLink(page)).toContainText('7')
  await expect(openPair(page)).toContainText(
    'Judged “not related” before. One of the two statements has changed since.',
  )
})

test('every list of the desk is linked in the navigation, and says when it is empty', async ({ page }) => {
  await openQueue(page)
  await page.getByRole('link', { name: /^Published 14/ }).click()
  await expect(page.getByRole('heading', { name: 'Published' })).toBeVisible()
  await expect(rows(page)).toHaveCount(14)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(rows(page).nth(1).getByRole('link')).toBeFocused()
  await page.getByRole('link', { name: /^Withdrawn 1/ }).click()
  await expect(rows(page)).toContainText(['Record 15'])
  await page
    .getByRole('link', { name: /^In review 0/ })
    .first()
    .click()
  await expect(page.getByText('No record is in review.')).toBeVisible()
  await page.getByRole('navigation', { name: 'Disputes' }).getByRole('link', { name: / 1$/ }).click()
  await expect(rows(page)).toContainText(['Pegasus and WhatsApp, 2019'])
  await page.goto(site.at('/desk?q=nothing-has-this'))
  await expect(page.getByText('Nothing in this list has “nothing-has-this”.')).toBeVisible()
  await page.goto(site.at('/desk?list=none&pair=x&after=none&judged=x&as=y'))
  await expect(openPair(page)).toBeVisible()
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })
  test('links and plain forms are enough to work through the queue', async ({ page }) => {
    await openQueue(page)
    await openPair(page).getByRole('link', { name: 'Next' }).click()
    await expect(openPair(page)).toContainText('Ministry of Home Affairs')
    await openPair(page).getByRole('link', { name: 'Contradiction' }).click()
    await openPair(page).getByRole('button', { name: 'Make the record' }).click()
    await expect(openPair(page).getByRole('alert')).toContainText('Write something here.')
    await openPair(page).getByLabel('They disagree about').fill('what is known')
    await openPair(page).getByRole('button', { name: 'Make the record' }).click()
    await expect(decisionNotice(page)).toContainText('Judged “contradiction”')
    await decisionNotice(page).getByRole('button', { name: 'Undo' }).click()
    await expect(openPair(page)).toContainText('Ministry of Home Affairs')
    await openPair(page).getByRole('button', { name: 'Later' }).click()
    await expect(decisionNotice(page)).toContainText('Put off')
    await openPair(page).getByRole('button', { name: 'Not related' }).click()
    await expect(toJudgeLink(page)).toContainText('6')
  })
})

for (const [width, colorScheme] of [
  [1440, 'light'],
  [1440, 'dark'],
  [375, 'light'],
  [375, 'dark'],
] as const)
  test.describe(`${width} wide, ${colorScheme}`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme })
    test('axe finds no fault with a pair open, being judged or judged, and no page scrolls sideways', async ({
      page,
    }) => {
      await openQueue(page)
      await axe(page)
      await openPair(page).getByRole('link', { name: 'Tension' }).click()
      await openPair(page).getByRole('button', { name: 'Make the record' }).click()
      await expect(openPair(page).getByRole('alert')).toBeVisible()
      await axe(page)
      await openPair(page).getByRole('button', { name: 'Later' }).click()
      await expect(decisionNotice(page)).toBeVisible()
      await axe(page)
      await page.goto(site.at('/desk?list=published'))
      await axe(page)
      await page.setViewportSize({ width: 320, height: 700 })
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(await overflow()).toBeLessThanOrEqual(0)
      await page.goto(site.at('/desk'))
      expect(await overflow()).toBeLessThanOrEqual(0)
    })
  })
