import { signIn, signInByForm } from '#e2e/support/sign-in'
import { expect, test } from '#e2e/support/fixtures'

test('a demonstration account signs in by the form, and a session written by a test opens the desk', async ({
  page,
  context,
}) => {
  await signInByForm(page, 'EDITOR')
  await expect(page.getByRole('navigation', { name: 'Main' }).first()).toContainText('Statements')
  await context.clearCookies()
  await signIn(page, 'PUBLISHER')
  await page.goto('/desk/statements')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Statements')
})

test.describe('in a flood', () => {
  test.use({ expectedErrors: [/status of 429|unexpected response/i] })
  test('a rate-limited sign-in shows a sentence, clears the password, and succeeds on a retry', async ({
    page,
  }) => {
    let isFlood = true
    await page.route('**/sign-in', (route) =>
      isFlood && route.request().method() === 'POST'
        ? route.fulfill({ status: 429, contentType: 'text/plain; charset=utf-8', body: 'Too many.\n' })
        : route.continue(),
    )
    await page.goto('/sign-in')
    await page.getByLabel('Work email').fill('somebody@harbour.example')
    await page.getByLabel('Password', { exact: true }).fill('not the password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    const alert = page.getByRole('main').getByRole('alert')
    await expect(alert).toHaveText(/The server did not answer. Wait a few seconds, then try again/)
    isFlood = false
    await alert.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
    await expect(page.getByLabel('Work email')).toHaveValue('somebody@harbour.example')
    await page.getByLabel('Password', { exact: true }).fill('not the password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(alert).toContainText('is not right')
  })
})
