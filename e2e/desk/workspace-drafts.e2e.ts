import { expect, test } from '#e2e/support/fixtures'
import { perFileApp } from '#e2e/support/per-file-app'
import { asOwner } from '#e2e/support/seeded-database'
import {
  alert,
  evidence,
  isSaved,
  newTie,
  noSideways,
  saveButton,
  status,
  summary,
  thread,
} from '#e2e/support/workspace-page'

const site = perFileApp(6)
const submittedSubject = 'Ms Lindqvist says never; the board writes May.'
const storedSubject = 'The two differ on whether the fare will rise.'

test('a stale save shows both texts, and its editor overwrites or discards', async ({ page, browser }) => {
  const path = `/desk/records/${site.draft()}`
  await site.open(page, path)
  const context = await browser.newContext({ viewport: { width: 375, height: 800 } })
  const second = await context.newPage()
  await site.open(second, path, 'PUBLISHER')
  await summary(second).fill(storedSubject)
  await saveButton(second).click()
  await isSaved(second)

  await summary(page).fill(submittedSubject)
  await saveButton(page).click()
  await expect(alert(page)).toContainText('Somebody saved revision 4 after you opened this.')
  await expect(alert(page).locator('dl')).toHaveText(
    `SummaryWhat stands now${storedSubject}What you typed${submittedSubject}`,
  )
  await expect(alert(page)).toBeFocused()
  await expect(summary(page)).toHaveValue(submittedSubject)
  await alert(page).getByRole('button', { name: 'Put mine on top, as revision 5' }).click()
  await isSaved(page)
  await expect(page.getByText('revision 5,')).toBeVisible()

  await summary(second).fill('A third text.')
  await saveButton(second).click()
  await expect(alert(second)).toContainText(submittedSubject)
  await noSideways(second)
  await alert(second).getByRole('link', { name: 'Discard mine' }).click()
  await expect(summary(second)).toHaveValue(submittedSubject)
  await isSaved(second)
  await second.goto(`${second.url().split('?')[0]}/history`)
  const [newest, previous] = [second.locator('.rows > li').first(), second.locator('.rows > li').nth(1)]
  await expect(newest).toContainText('Edited, by editor')
  await expect(newest.locator('del').first()).toBeVisible()
  // The text after the edit is what remains without the deleted words.
  const textAfter = await previous.evaluate((item) => {
    const copy = document.importNode(item, true)
    for (const part of copy.querySelectorAll('del, .visually-hidden')) part.remove()
    return copy.textContent
  })
  expect(textAfter).toContain(storedSubject)
  await context.close()
})

test('saving a form after a change elsewhere on the record overwrites nothing', async ({ page, browser }) => {
  const path = `/desk/records/${site.draft()}`
  await site.open(page, path)
  const context = await browser.newContext()
  const second = await context.newPage()
  await site.open(second, path, 'PUBLISHER')
  await second.getByLabel('Status note').fill('Asked.')
  await saveButton(second).click()
  await isSaved(second)
  await newTie(page).getByText('Type the words instead').click()
  await newTie(page).getByLabel('Words on the left').fill('the fare')
  await newTie(page).getByLabel('This tie is about').fill('what is raised')
  await newTie(page).getByRole('button', { name: /^Tie/ }).click()
  await expect(alert(page)).toContainText('Yours is new and replaces nothing.')
  await alert(page)
    .getByRole('button', { name: /^Put mine on top/ })
    .click()
  await expect(page.locator('#knot-2')).toContainText('“the fare” needs words on the right.')
  await expect(page.getByLabel('Status note')).toHaveValue('Asked.')
  await context.close()
})

test.describe('while the network is away', () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED|Failed to fetch/] })
  test('a save without an answer keeps the form, and is sent by itself when the network is back', async ({
    page,
    context,
  }) => {
    await site.open(page, `/desk/records/${site.draft()}`)
    await context.setOffline(true)
    await summary(page).fill(submittedSubject)
    await expect(status(page)).toContainText('1 change in this browser, not saved')
    await saveButton(page).click()
    await expect(alert(page)).toContainText(
      'The server did not answer. What you typed is kept in this browser.',
    )
    await expect(summary(page)).toHaveValue(submittedSubject)
    await context.setOffline(false)
    await isSaved(page)
    await page.reload()
    await expect(summary(page)).toHaveValue(submittedSubject)
    await expect(page.getByText('revision 4,')).toBeVisible()
  })
})

test('a closed tab loses no draft of any form, and each draft can be saved or discarded', async ({
  page,
  context,
}) => {
  const path = `/desk/records/${site.draft()}`
  await site.open(page, path)
  await summary(page).fill(submittedSubject)
  await page
    .getByRole('region', { name: /^Note on/ })
    .getByLabel('Note', { exact: true })
    .fill('Half a note')
  await page.close()
  const secondPage = await context.newPage()
  await site.open(secondPage, path)
  await expect(summary(secondPage)).toHaveValue(submittedSubject)
  await expect(status(secondPage)).toContainText('2 changes in this browser, not saved')
  const note = secondPage.getByRole('region', { name: /^Note on/ })
  await expect(note.getByLabel('Note', { exact: true })).toHaveValue('Half a note')
  await note.getByRole('link', { name: 'Discard it' }).click()
  await expect(note.getByLabel('Note', { exact: true })).toHaveValue('')
  await secondPage.getByRole('button', { name: 'Send to review' }).click()
  await expect(alert(secondPage)).toContainText('Something you typed here is not saved yet.')
  await saveButton(secondPage).click()
  await isSaved(secondPage)
})

test.describe('once the session has ended', () => {
  test.use({ expectedErrors: [/status of 401/] })
  test('saving without a session offers the sign-in, which returns to the record with the whole draft', async ({
    page,
  }) => {
    const path = `/desk/records/${site.draft()}`
    await site.open(page, path, 'CONTRIBUTOR')
    await summary(page).fill(submittedSubject)
    await asOwner(site.app().databaseUrl, (client) =>
      client.query(
        `UPDATE desk."Session" SET "revokedAt" = now() FROM desk."Editor" e WHERE e.id = "editorId" AND e.role = 'CONTRIBUTOR'`,
      ),
    )
    await saveButton(page).click()
    await expect(alert(page)).toContainText('You were signed out.')
    await expect(summary(page)).toHaveValue(submittedSubject)
    await page.reload()
    await page.getByLabel('Work email').fill('contributor@harbour.example')
    await page.getByLabel('Password', { exact: true }).fill(site.app().password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL(`**${path}`)
    await expect(summary(page)).toHaveValue(submittedSubject)
    await saveButton(page).click()
    await isSaved(page)
    await expect(page.getByText('revision 4,')).toBeVisible()
  })
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })
  test('fields, ties, evidence and notes are saved or refused without losing text, and the record is sent', async ({
    page,
  }) => {
    await site.open(page, `/desk/records/${site.draft()}`)
    await summary(page).fill(submittedSubject)
    await saveButton(page).click()
    await expect(page.getByText('revision 4,')).toBeVisible()
    await expect(summary(page)).toHaveValue(submittedSubject)

    await newTie(page).getByText('Type the words instead').click()
    await newTie(page).getByLabel('Words on the left').fill('raise the fee')
    await newTie(page).getByLabel('Words on the right').fill('rise')
    await newTie(page).getByLabel('This tie is about').fill('what it does')
    await newTie(page).getByRole('button', { name: /^Tie/ }).click()
    await expect(alert(page)).toContainText('Not saved')
    await expect(newTie(page).getByLabel('Words on the left')).toHaveValue('raise the fee')
    await newTie(page).getByLabel('Words on the left').fill('raise the fare')
    await newTie(page).getByRole('button', { name: /^Tie/ }).click()
    await expect(page.locator('#knot-2')).toContainText('What it does')

    const cite = page.locator('#evidence ~ details')
    await cite.getByLabel('What it says').fill('The minutes of the board.')
    await cite.getByRole('button', { name: 'Cite it' }).click()
    await expect(evidence(page)).toContainText('The minutes of the board.')

    const note = page.getByRole('region', { name: /^Note on/ })
    await note.getByLabel('Note', { exact: true }).fill('Ask the *board*.')
    await note.getByRole('button', { name: 'Add note' }).click()
    await expect(thread(page, 'a').locator('em')).toHaveText('board')
    await thread(page, 'a').getByRole('button', { name: 'Resolve note a' }).click()
    await expect(page.getByText('Note a, resolved')).toBeVisible()

    await page.getByRole('button', { name: 'Send to review' }).click()
    await expect(page.getByText('In review.', { exact: true })).toBeVisible()
  })
})
