import { expect, onEachScreen, test } from '#e2e/support/fixtures'
import { asOwner } from '#e2e/support/seeded-database'
import { signIn } from '#e2e/support/sign-in'

/** A suspended account of the name, made by the owner. */
const aFormerEditor = (email: string, name: string) =>
  asOwner(process.env['DATABASE_URL'] ?? '', (client) =>
    client.query(
      `INSERT INTO desk."Editor" (id, email, name, role, "suspendedAt") VALUES (gen_random_uuid(), $1, $2, 'EDITOR', now())`,
      [email, name],
    ),
  )

for (const [how, hasScript, name] of [
  ['with script', true, 'Lia Mole'],
  ['without script', false, 'Lia Buoy'],
] as const)
  test.describe(how, () => {
    test.use({ javaScriptEnabled: hasScript })

    test('an admin erases a former editor after a confirmation in words', async ({ page }) => {
      const email = `${name.toLowerCase().replace(' ', '.')}@harbour.example`
      await aFormerEditor(email, name)
      await signIn(page, 'ADMIN')
      await page.goto('/desk/people')
      const row = page.getByRole('row').filter({ hasText: name })
      await row.getByRole('link', { name: /^Personal data/ }).click()
      await expect(page.getByRole('heading', { name: `Personal data of ${name}` })).toBeVisible()
      const address = page.getByLabel('Mail address of the account')
      await address.fill('ola@harbour.example')
      await page.getByRole('button', { name: 'Erase for good' }).click()
      await expect(address).toHaveAttribute('aria-invalid', 'true')
      await expect(address).toHaveValue('ola@harbour.example')
      if (hasScript) await onEachScreen(page)
      await address.fill(email.toUpperCase())
      await page.getByRole('button', { name: 'Erase for good' }).click()
      await expect(page.getByRole('heading', { name: /^Personal data of Former editor/ })).toBeVisible()
      await expect(page.getByText('Nothing brings it back')).toBeVisible()
      await page.goto('/desk/people')
      await expect(page.getByText(name)).toHaveCount(0)
      await expect(page.getByText(email)).toHaveCount(0)
      await expect(page.getByRole('row').filter({ hasText: 'Former editor' }).first()).toContainText('Erased')
    })
  })

test('an account downloads what is stored about it', async ({ page }) => {
  await signIn(page, 'EDITOR')
  await page.goto('/desk/account')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download it' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^account-[\da-f-]{36}\.json$/)
})
