import type { Page } from '@playwright/test'
import { axeFaults, expect, onEachScreen, test } from '#e2e/support/fixtures'
import { isolatedApp } from '#e2e/support/isolated-app'
import { accountOf } from '#e2e/support/sign-in'
import { aMailServer, decoded } from '#test/support/mail-server'

let mailServer: Awaited<ReturnType<typeof aMailServer>>
test.beforeAll(async () => {
  mailServer = await aMailServer()
})
test.afterAll(() => mailServer.close())
const app = isolatedApp(() => ({
  SMTP_URL: `smtp://127.0.0.1:${mailServer.smtp.port}`,
  MAIL_FROM: 'desk@variance.example',
}))
const { email } = accountOf('EDITOR')

async function request(page: Page, address: string): Promise<string> {
  await page.goto(app.at('/sign-in'))
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await page.getByLabel('Work email').fill(address)
  await page.keyboard.press('Enter')
  const answer = page.getByRole('main').getByRole('alert')
  await expect(answer).toContainText('If this address has an account here')
  return (await answer.textContent()) ?? ''
}

/** What every mail with these words has in it, once there are `count` of them. */
async function mailed(words: RegExp, count: number): Promise<string[]> {
  const matches = () =>
    mailServer.received.flatMap(({ text }) => words.exec(decoded(text))?.slice(0, 1) ?? [])
  await expect.poll(() => matches().length, { timeout: 30_000 }).toBe(count)
  return matches()
}

async function choose(page: Page, words: string, again = words): Promise<void> {
  await page.getByLabel('New password', { exact: true }).fill(words)
  await page.getByLabel('New password again').fill(again)
  await page.getByRole('button', { name: 'Set it' }).click()
}

for (const [how, hasScript, turn, chosen] of [
  ['with script', true, 1, 'the tide goes out at noon'],
  ['without script', false, 2, 'a gull sits on the pier'],
] as const)
  test.describe(how, () => {
    test.use({ javaScriptEnabled: hasScript })

    test('a forgotten password is set by a link, which a second program may open before', async ({
      page,
      request: mailProgram,
    }) => {
      const unknown = await request(page, 'nobody@harbour.example')
      expect(await request(page, email)).toBe(unknown)
      const link = (await mailed(/http\S+\/sign-in\/reset\/[\w-]+/, turn)).at(-1) ?? ''
      const preview = await mailProgram.get(link, { maxRedirects: 0 })
      expect(preview.headers()['referrer-policy']).toBe('no-referrer')
      await page.goto(link)
      await expect(page).toHaveURL(app.at('/sign-in/reset'))
      await expect(page.getByText(email)).toBeVisible()
      await choose(page, chosen, 'another one')
      await expect(page.getByLabel('New password again')).toHaveAttribute('aria-invalid', 'true')
      await choose(page, chosen)
      await page.waitForURL('**/sign-in')
      await page.goto(link)
      await expect(page.getByText('This link was used')).toBeVisible()
      await page.goto(app.at('/sign-in'))
      await page.getByLabel('Work email').fill(email)
      await page.getByLabel('Password', { exact: true }).fill(chosen)
      await page.keyboard.press('Enter')
      await page.waitForURL('**/desk')
      await mailed(/by a link that was sent to this address/, turn)
      // The first sign-in of an account is not mailed; the second is from another browser.
      await mailed(/Somebody signed in to your account/, turn - 1)
    })
  })

test('a bad address gets an error at its field; axe and widths', async ({ page }) => {
  await page.goto(app.at('/sign-in/forgotten'))
  const field = page.getByLabel('Work email')
  // The browser accepts what the server refuses.
  await field.fill('nobody@harbour')
  await page.keyboard.press('Enter')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveValue('nobody@harbour')
  await onEachScreen(page)
})

test('without a mail server the page says who can help', async ({ page }) => {
  await page.goto('/sign-in/forgotten')
  await expect(page.getByText('This site sends no mail')).toBeVisible()
  await expect(page.getByText('npm run editor:create')).toBeVisible()
  expect(await axeFaults(page)).toEqual([])
})
