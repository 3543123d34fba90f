import type { Browser, Page } from '@playwright/test'
import { axeFaults, expect, test } from '#e2e/support/fixtures'
import { asOwner } from '#e2e/support/seeded-database'
import { signIn } from '#e2e/support/sign-in'

const password = 'the tide comes in at six'
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

/** Makes an invitation as the admin, and returns its link. */
async function invite(admin: Page, name: string, role: string): Promise<string> {
  await admin.goto('/desk/people')
  await admin.getByLabel('Mail address').fill(`${name.toLowerCase().replace(' ', '.')}@harbour.example`)
  await admin.getByLabel('Name', { exact: true }).fill(name)
  await admin.getByRole('combobox', { name: 'Role', exact: true }).selectOption(role)
  await admin.getByRole('button', { name: 'Make an invitation' }).click()
  return admin.getByLabel(`Link of the invitation of ${name}`).inputValue()
}

async function accept(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Password again').fill(password)
  await page.getByRole('button', { name: 'Make my account' }).click()
  await expect(page).toHaveURL(/\/desk$/)
}

async function newcomer(browser: Browser, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled })
  return context.newPage()
}

for (const [how, hasScript, name] of [
  ['with script', true, 'Ola Quay'],
  ['without script', false, 'Ina Slip'],
] as const)
  test.describe(how, () => {
    test.use({ javaScriptEnabled: hasScript })

    test('an invited person makes an account, is suspended at once, and comes back', async ({
      page,
      browser,
    }) => {
      await signIn(page, 'ADMIN')
      const person = await newcomer(browser, hasScript)
      const link = await invite(page, name, 'EDITOR')
      await accept(person, link)
      await person.goto(link)
      await expect(person.getByText('This invitation was used or taken back')).toBeVisible()

      await page.goto('/desk/people')
      await rowOf(page, name)
        .getByRole('button', { name: /^Suspend/ })
        .click()
      await expect(rowOf(page, name).getByRole('button', { name: /^Restore/ })).toBeVisible()
      await person.goto('/desk')
      await expect(person).toHaveURL(/\/sign-in\?/)

      await rowOf(page, name)
        .getByRole('button', { name: /^Restore/ })
        .click()
      await expect(rowOf(page, name).getByRole('button', { name: /^Suspend/ })).toBeVisible()
      await rowOf(page, name).getByRole('combobox').selectOption('PUBLISHER')
      await rowOf(page, name)
        .getByRole('button', { name: /^Change/ })
        .click()
      await expect(rowOf(page, name).getByRole('combobox')).toHaveValue('PUBLISHER')
      await person.context().close()
    })
  })

test('an invitation that was taken back is refused; two unequal passwords get an error at their field', async ({
  page,
  browser,
}) => {
  await signIn(page, 'ADMIN')
  const person = await newcomer(browser, true)
  const link = await invite(page, 'Per Jetty', 'CONTRIBUTOR')
  await person.goto(link)
  await person.getByLabel('Password', { exact: true }).fill(password)
  await person.getByLabel('Password again').fill('another')
  await person.getByRole('button', { name: 'Make my account' }).click()
  await expect(person.getByLabel('Password again')).toHaveAttribute('aria-invalid', 'true')
  await rowOf(page, 'Per Jetty')
    .getByRole('button', { name: /^Take back/ })
    .click()
  await expect(rowOf(page, 'Per Jetty')).toHaveCount(0)
  await person.getByLabel('Password', { exact: true }).fill(password)
  await person.getByLabel('Password again').fill(password)
  await person.getByRole('button', { name: 'Make my account' }).click()
  await expect(person.getByText('This invitation was used or taken back')).toBeVisible()
  await person.context().close()
})

test('bad input gets an error at its field, and the typed text stays', async ({ page }) => {
  await signIn(page, 'ADMIN')
  await page.goto('/desk/people')
  await page.getByLabel('Mail address').fill('nobody')
  await page.getByLabel('Name', { exact: true }).fill('Bad Address')
  await page.getByRole('button', { name: 'Make an invitation' }).click()
  await expect(page.getByLabel('Mail address')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Mail address')).toHaveValue('nobody')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Bad Address')
})

test('no admin changes their own account or the last admin; axe and widths', async ({ page }) => {
  await signIn(page, 'ADMIN')
  await invite(page, `Long ${'Name'.repeat(20)}`, 'CONTRIBUTOR')
  const self = page.getByRole('row').filter({ hasText: ', you' })
  await expect(self.getByText('the last admin cannot be changed')).toBeVisible()
  await expect(self.getByRole('button')).toHaveCount(0)
  for (const [width, colorScheme] of [
    [1440, 'light'],
    [375, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    expect(await axeFaults(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
  }
})

/** Inserts a mail to the address that failed for good. */
async function failedMail(address: string): Promise<void> {
  await asOwner(process.env['DATABASE_URL'] ?? '', (client) =>
    client.query(
      `WITH job AS (
        INSERT INTO desk."Job" (id, kind, key, "deadAt", attempts, "lastError")
        VALUES (gen_random_uuid(), 'mail', 'mail ' || $1, now(), 15, $2) RETURNING id)
      INSERT INTO desk."Mail" ("jobId", "to", name, content) SELECT id, $1, 'Ina Slip', $3 FROM job`,
      [address, `550 ${'No-such-mailbox-'.repeat(20)}`, { template: 'password-changed', where: 'desk' }],
    ),
  )
}

for (const [how, hasScript, name] of [
  ['with script', true, 'Una Bow'],
  ['without script', false, 'Una Stern'],
] as const)
  test.describe(how, () => {
    test.use({ javaScriptEnabled: hasScript })

    test('the admin reads a mail that was not sent, and lets a failed one try again', async ({ page }) => {
      await signIn(page, 'ADMIN')
      const link = await invite(page, name, 'EDITOR')
      await expect(rowOf(page, name)).toContainText('not mailed: copy the link')
      const failed = `failed-${hasScript}@harbour.example`
      await failedMail(failed)
      await page.getByRole('link', { name: 'Mail and jobs' }).click()
      const mail = rowOf(page, name)
      await expect(async () => {
        await page.reload()
        await expect(mail).toContainText('Not sent: pass it on')
      }).toPass()
      await mail.getByText('Your invitation to At Variance').click()
      await expect(mail.getByLabel(`Address in the mail to ${name}`)).toHaveValue(link)
      if (hasScript) {
        for (const [width, colorScheme] of [
          [1440, 'light'],
          [375, 'dark'],
        ] as const) {
          await page.setViewportSize({ width, height: 900 })
          await page.emulateMedia({ colorScheme })
          expect(await axeFaults(page)).toEqual([])
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          ).toBeLessThanOrEqual(0)
        }
      }
      const retry = rowOf(page, failed).getByRole('button', { name: /^Try again/ })
      await retry.click()
      await expect(retry).toHaveCount(0)
      await expect(async () => {
        await page.reload()
        await expect(rowOf(page, failed)).toContainText('Not sent: pass it on')
      }).toPass()
    })
  })
