import { signIn, signInByForm } from './desk'
import { expect, test } from './fixtures'

test('an account of the demonstration signs in by its form, and a session written for a test opens the desk as well', async ({
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
