import { axeFaults, expect, test } from '#e2e/support/fixtures'
import { signIn } from '#e2e/support/sign-in'

for (const hasScript of [true, false])
  test.describe(hasScript ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: hasScript })

    test('an assigned record waits in the inbox with its task and day, until it is done', async ({
      page,
    }) => {
      const task = `Find the minutes <i>of the board</i> ${hasScript ? 'today' : 'now'}`
      await signIn(page, 'EDITOR')
      await page.goto('/desk/records/3')
      const section = page.getByRole('region', { name: 'Assigned' })
      await section.getByRole('button', { name: 'Assign', exact: true }).click()
      await expect(section.locator('.field-error')).toHaveText('Choose somebody.')
      await section.getByLabel('Who').selectOption({ label: 'Demonstration editor (you)' })
      await section.getByLabel('What is to be done').fill(task)
      await section.getByLabel('Due').fill('2 Jan 2099')
      await section.getByRole('button', { name: 'Assign', exact: true }).click()
      await expect(section.getByText(task)).toBeVisible()

      await page.goto('/desk/inbox?why=assigned')
      const row = page.getByRole('listitem').filter({ hasText: task })
      await expect(row).toContainText('assigned it to you')
      await expect(row).toContainText('Due 2 Jan 2099')
      if (hasScript) {
        expect(await axeFaults(page)).toEqual([])
        await page.keyboard.press('j')
        await expect(row.getByRole('link')).toBeFocused()
        await page.keyboard.press('Enter')
      } else await row.getByRole('link').click()
      await expect(page).toHaveURL(/\/desk\/records\/3/)
      await section.getByRole('button', { name: 'End the assignment' }).click()
      await expect(section.getByText('Nobody has to do this record.')).toBeVisible()
      await page.goto('/desk/inbox')
      await expect(row).toHaveCount(0)
    })
  })
