import type { Page } from '@playwright/test'
import { axe as check, expect, expectNoSidewaysScroll, onEachScreen, test } from '#e2e/support/fixtures'
import { isolatedApp } from '#e2e/support/isolated-app'
import { asOwner } from '#e2e/support/seeded-database'
import { accountOf, type Role } from '#e2e/support/sign-in'
import { hashPassword } from '#lib/password.server'
import { codeOf } from '#test/support/totp'

const app = isolatedApp()
/** Axe is a script. */
const axe = async (page: Page) => {
  if (hasScriptOf.get(page) !== false) await check(page)
}
const hasScriptOf = new WeakMap<Page, boolean>()
const password = 'the tide comes in at six'
test.beforeAll(async () => {
  const hash = await hashPassword(password)
  await asOwner(app.databaseUrl(), (client) =>
    client.query('UPDATE desk."Editor" SET "passwordHash" = $1', [hash]),
  )
})
const alert = (page: Page) => page.getByRole('main').getByRole('alert').first()

/** As the owner without triggers: the application cannot set these times. */
const change = (statement: string, values: unknown[]) =>
  asOwner(app.databaseUrl(), async (client) => {
    await client.query('SET session_replication_role = replica')
    await client.query(statement, values)
  })
const ageCodes = () => change(`UPDATE desk."Session" SET "factorAt" = now() - interval '11 minutes'`, [])

async function givePassword(page: Page, role: Role): Promise<void> {
  await page.goto(app.at('/sign-in'))
  await page.getByLabel('Work email').fill(accountOf(role).email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

const appForm = (page: Page) =>
  page.locator('form').filter({ has: page.getByRole('button', { name: 'Set up an authenticator app' }) })

/** Sets up a factor from the account page, and returns its secret and its recovery codes. */
async function setUp(page: Page) {
  await page.goto(app.at('/desk/account'))
  await page.getByRole('link', { name: 'Set it up' }).click()
  await appForm(page).getByLabel('Password you have now').fill(password)
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click()
  await expect(page.getByRole('img', { name: 'The secret as a QR code' })).toBeVisible()
  await axe(page)
  const secret = (await page.locator('code').first().textContent()) ?? ''
  await page.getByLabel('Code that the app shows').fill('000 000')
  await page.getByRole('button', { name: 'Confirm it' }).click()
  await expect(page.getByLabel('Code that the app shows')).toHaveAttribute('aria-invalid', 'true')
  const code = codeOf(secret)
  await page.getByLabel('Code that the app shows').fill(`${code.slice(0, 3)} ${code.slice(3)}`)
  await page.getByRole('button', { name: 'Confirm it' }).click()
  await expect(page.getByRole('heading', { name: 'Your second factor is set up' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Make another secret' })).toHaveCount(0)
  await axe(page)
  const recovery = await page
    .getByRole('listitem')
    .getByText(/^[\da-z]{4}-/)
    .allTextContents()
  expect(recovery).toHaveLength(10)
  await page.getByRole('link', { name: 'I have stored them' }).click()
  await expect(page.getByText('10 of 10 left')).toBeVisible()
  await page.goto(app.at('/desk/account/second-factor'))
  await expect(page.getByText(recovery[0] ?? '')).toHaveCount(0)
  return { secret, recovery }
}

/** Signs out, then in again with the password and a code of the app. */
async function signInAgain(page: Page, role: Role, secret: string): Promise<void> {
  await page
    .getByRole('button', { name: /^Sign out/ })
    .first()
    .click()
  await page.waitForURL('**/sign-in')
  await givePassword(page, role)
  await page.waitForURL('**/sign-in/code*')
  await axe(page)
  const field = page.getByLabel('Code of your second factor')
  await expect(field).toHaveAttribute('inputmode', 'numeric')
  await expect(field).toHaveAttribute('autocomplete', 'one-time-code')
  await page.goto(app.at('/desk'))
  await page.waitForURL('**/sign-in?*')
  await page.goto(app.at('/sign-in/code'))
  await field.fill('000000')
  await page.keyboard.press('Enter')
  await expect(alert(page)).toContainText('This code is not right')
  await field.fill(codeOf(secret, { steps: 1 }))
  await page.keyboard.press('Enter')
  await page.waitForURL('**/desk')
}

/** The form came back with a field for a code: a recovery code is given in it. */
async function giveRecoveryCode(page: Page, code: string): Promise<void> {
  await page.getByText('The device is not at hand').click()
  await page.getByLabel('Recovery code').fill(code.toUpperCase().replaceAll('-', ' '))
}

for (const [how, hasScript, role] of [
  ['with script', true, 'ADMIN'],
  ['without script', false, 'PUBLISHER'],
] as const)
  test.describe(how, () => {
    test.use({ javaScriptEnabled: hasScript })

    test('a factor is set up, asked for at the sign-in, and for a step-up that loses nothing typed', async ({
      page,
    }) => {
      test.setTimeout(120_000)
      hasScriptOf.set(page, hasScript)
      await givePassword(page, role)
      await page.waitForURL('**/desk')
      const { secret, recovery } = await setUp(page)
      await signInAgain(page, role, secret)
      await ageCodes()
      if (role === 'ADMIN') {
        await page.goto(app.at('/desk/people'))
        await page.getByLabel('Mail address').fill('ola.quay@harbour.example')
        await page.getByLabel('Name', { exact: true }).fill('Ola Quay')
        const submit = page.getByRole('button', { name: 'Make an invitation' })
        await submit.click()
        await expect(alert(page)).toContainText('Give a code of your second factor')
        await expect(page.getByLabel('Mail address')).toHaveValue('ola.quay@harbour.example')
        await axe(page)
        await giveRecoveryCode(page, recovery[0] ?? '')
        await submit.click()
        await expect(page.getByRole('row').filter({ hasText: 'Ola Quay' })).toBeVisible()
        expect(await page.evaluate(() => Object.values(localStorage).join(' '))).not.toContain('recoveryCode')
      } else {
        await page.goto(app.at('/desk/records/2/review'))
        await page.getByRole('link', { name: 'Withdraw it', exact: true }).click()
        const form = page.locator('#withdraw')
        await form.getByLabel('Reason, in general terms').fill('A passage was of another day.')
        await form.getByLabel('Every version leaves the public side.').check()
        await form.getByRole('button', { name: 'Withdraw it' }).click()
        await expect(form.getByRole('alert')).toContainText('Give a code of your second factor')
        await expect(form.getByLabel('Reason, in general terms')).toHaveValue('A passage was of another day.')
        await giveRecoveryCode(page, recovery[0] ?? '')
        await form.getByLabel('Every version leaves the public side.').check()
        await form.getByRole('button', { name: 'Withdraw it' }).click()
        await expect(page.getByText('It was withdrawn. Its address says so, and why.')).toBeVisible()
      }
      await page.goto(app.at('/desk/account'))
      await expect(page.getByText('9 of 10 left')).toBeVisible()
    })
  })

test('after the days of grace only the own account is open, and signing out', async ({ page }) => {
  await app.open(page, '/desk/account')
  await change(`UPDATE desk."Editor" SET role = 'PUBLISHER', "factorDueAt" = now() WHERE email = $1`, [
    accountOf('EDITOR').email,
  ])
  for (const path of ['/desk', '/desk/records/1', '/desk/audit', '/desk/sources/new']) {
    await page.goto(app.at(path))
    await expect(page).toHaveURL(/\/desk\/account$/)
  }
  await expect(page.getByText('Set one up, and the desk is open again.')).toBeVisible()
  await onEachScreen(page, async () => {
    await axe(page)
    await expectNoSidewaysScroll(page)
  })
  await page.getByRole('link', { name: 'Set it up' }).click()
  await expect(appForm(page).getByLabel('Password you have now')).toBeVisible()
  await page.goto(app.at('/desk/account'))
  await page.setViewportSize({ width: 1440, height: 900 })
  await page
    .getByRole('button', { name: /^Sign out/ })
    .first()
    .click()
  await page.waitForURL('**/sign-in')
})
