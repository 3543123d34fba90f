import type { Page } from '@playwright/test'
import { axe, expect, onEachScreen, test } from '#e2e/support/fixtures'
import { isolatedApp } from '#e2e/support/isolated-app'
import { asOwner } from '#e2e/support/seeded-database'
import { accountOf } from '#e2e/support/sign-in'
import { hashPassword } from '#lib/password.server'

const app = isolatedApp()
const password = 'the tide comes in at six'
test.beforeAll(async () => {
  const hash = await hashPassword(password)
  await asOwner(app.databaseUrl(), (client) =>
    client.query('UPDATE desk."Editor" SET "passwordHash" = $1', [hash]),
  )
})
const alert = (page: Page) => page.getByRole('main').getByRole('alert').first()

/** As the owner without triggers: the application cannot set these times. */
const ageFactors = () =>
  asOwner(app.databaseUrl(), async (client) => {
    await client.query('SET session_replication_role = replica')
    await client.query(`UPDATE desk."Session" SET "factorAt" = now() - interval '11 minutes'`)
  })

/** A device that recognises its owner, for this page. */
async function addDevice(page: Page) {
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('WebAuthn.enable')
  const { authenticatorId } = await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', automaticPresenceSimulation: true },
      ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
    },
  })
  return {
    remove: () => devTools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }),
    recognise: (isUserVerified: boolean) =>
      devTools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  }
}

async function givePassword(page: Page): Promise<void> {
  await page.goto(app.at('/sign-in'))
  await page.getByLabel('Work email').fill(accountOf('PUBLISHER').email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.goto(app.at('/desk/account/second-factor'))
  const form = page.locator('form').filter({ has: page.getByLabel('Name of the passkey') })
  await form.getByLabel('Name of the passkey').fill(name)
  await form.getByLabel('Password you have now').fill(password)
  await page.keyboard.press('Enter')
  await expect(form.getByText('Now use the device')).toBeVisible()
  await axe(page)
  await form.getByRole('button', { name: 'Use the device' }).press('Enter')
}

const rowOf = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Passkeys' }).getByRole('listitem').filter({ hasText: name })

test('a passkey is added, opens the sign-in and a withdrawal, and is removed once there is another', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const laptop = await addDevice(page)
  await givePassword(page)
  await page.waitForURL('**/desk')
  await addPasskey(page, 'Work laptop')
  await expect(page.getByRole('heading', { name: 'Your second factor is set up' })).toBeVisible()
  await expect(page.getByRole('listitem').getByText(/^[\da-z]{4}-/)).toHaveCount(10)
  await axe(page)

  await page
    .getByRole('button', { name: /^Sign out/ })
    .first()
    .click()
  await page.waitForURL('**/sign-in')
  await givePassword(page)
  await page.waitForURL('**/sign-in/code*')
  await axe(page)
  await laptop.recognise(false)
  const use = page.getByRole('button', { name: 'Use a passkey' })
  await use.click()
  await expect(page.getByRole('status').filter({ hasText: 'No passkey was used' })).toBeVisible()
  await laptop.recognise(true)
  await use.press('Enter')
  await page.waitForURL('**/desk')

  await ageFactors()
  await page.goto(app.at('/desk/records/2/review'))
  await page.getByRole('link', { name: 'Withdraw it', exact: true }).click()
  const form = page.locator('#withdraw')
  await form.getByLabel('Reason, in general terms').fill('A passage was of another day.')
  await form.getByLabel('Every version leaves the public side.').check()
  await form.getByRole('button', { name: 'Withdraw it' }).click()
  await expect(form.getByRole('alert')).toContainText('use a passkey')
  await expect(form.getByLabel('Code of your second factor')).toHaveCount(0)
  await axe(page)
  await form.getByLabel('Every version leaves the public side.').check()
  await form.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByText('It was withdrawn. Its address says so, and why.')).toBeVisible()

  await page.goto(app.at('/desk/account/second-factor'))
  await rowOf(page, 'Work laptop')
    .getByRole('button', { name: /^Remove/ })
    .click()
  await expect(alert(page)).toContainText('Add another before you remove this one')
  await laptop.remove()
  await addDevice(page)
  await addPasskey(page, 'Key in the safe')
  await expect(rowOf(page, 'Key in the safe')).toBeVisible()
  await rowOf(page, 'Work laptop')
    .getByRole('button', { name: /^Remove/ })
    .click()
  await expect(rowOf(page, 'Work laptop')).toHaveCount(0)
  await expect(rowOf(page, 'Key in the safe')).toBeVisible()
  await onEachScreen(page)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the page of the second factor offers the app, and says that a passkey needs script', async ({
    page,
  }) => {
    await app.open(page, '/desk/account/second-factor')
    await expect(page.getByText('A passkey needs script.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Set up an authenticator app' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Add a passkey' })).toHaveCount(0)
  })
})
