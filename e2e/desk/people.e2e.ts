import type { Browser, Page } from '@playwright/test'
import { axeFaults, expect, onEachScreen, test } from '#e2e/support/fixtures'
import { asOwner } from '#e2e/support/seeded-database'
import { accountOf, signIn } from '#e2e/support/sign-in'

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

for (const [how, hasScript, name, number] of [
  ['with script', true, 'Ada Mole', 9],
  ['without script', false, 'Ada Groyne', 10],
] as const)
  test.describe(how, () => {
    test.use({ javaScriptEnabled: hasScript })

    test('an admin hands the open work of somebody over, and suspends them with it', async ({
      page,
      browser,
    }) => {
      await signIn(page, 'ADMIN')
      const person = await newcomer(browser, hasScript)
      await accept(person, await invite(page, name, 'EDITOR'))
      await person.context().close()
      const open = async () => {
        await page.goto('/desk/people')
        await rowOf(page, name)
          .getByRole('link', { name: /^Hand work over/ })
          .click()
        await expect(page.getByRole('heading', { name: `Hand over the work of ${name}` })).toBeVisible()
      }
      const publisher = accountOf('PUBLISHER').email
      const receiver = page.getByLabel('Goes to')
      const handOver = page.getByRole('button', { name: 'Hand over' })
      await open()
      await handOver.click()
      await expect(receiver).toHaveAttribute('aria-invalid', 'true')
      await receiver.selectOption({ label: await nameOf(publisher) })
      await handOver.click()
      await expect(page.getByText('The account has no open work.')).toBeVisible()
      await assignRecord(number, name)
      await open()
      await receiver.selectOption({ label: await nameOf(publisher) })
      await page.getByLabel('Suspend the account as well').check()
      if (hasScript) expect(await axeFaults(page)).toEqual([])
      await handOver.click()
      await expect(rowOf(page, name).getByRole('button', { name: /^Restore/ })).toBeVisible()
      expect(await assigneeOf(number)).toBe(publisher)
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
  await onEachScreen(page)
})

const asDatabaseOwner = <Result>(work: Parameters<typeof asOwner<Result>>[1]) =>
  asOwner(process.env['DATABASE_URL'] ?? '', work)

/** Assigns the record to the person, as the application does. */
const assignRecord = (number: number, name: string) =>
  asDatabaseOwner((client) =>
    client.query(
      `INSERT INTO desk."Assignment" (id, "recordId", "assigneeId", "assignedById")
       SELECT gen_random_uuid(), r.id, e.id, e.id FROM desk."Record" r, desk."Editor" e WHERE r.number = $1 AND e.name = $2`,
      [number, name],
    ),
  )

const assigneeOf = (number: number) =>
  asDatabaseOwner(async (client) => {
    const { rows } = await client.query<{ email: string }>(
      `SELECT e.email FROM desk."Assignment" a JOIN desk."Editor" e ON e.id = a."assigneeId"
       JOIN desk."Record" r ON r.id = a."recordId" WHERE a."endedAt" IS NULL AND r.number = $1`,
      [number],
    )
    return rows[0]?.email
  })

const nameOf = (email: string) =>
  asDatabaseOwner(async (client) => {
    const { rows } = await client.query<{ name: string }>('SELECT name FROM desk."Editor" WHERE email = $1', [
      email,
    ])
    return rows[0]?.name ?? ''
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
        await onEachScreen(page)
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
