import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from '#e2e/support/fixtures'
import { perFileApp } from '#e2e/support/per-file-app'
import { asOwner } from '#e2e/support/seeded-database'
import { alert, evidence, isSaved, newNote, saveButton, status, summary } from '#e2e/support/workspace-page'

const site = perFileApp(8)
const intake = '/desk/sources/new'
const sourceTitle = (page: Page) => page.getByLabel('Title', { exact: true })
const settles = (page: Page) => page.getByLabel('What would settle it')
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const unsaved = (page: Page) => page.getByRole('dialog', { name: 'Not saved yet' })
const showUnsaved = (page: Page) => status(page).getByRole('button', { name: /^Show/ }).click()

async function typeSource(page: Page, title: string): Promise<void> {
  await page.getByLabel('Text', { exact: true }).fill(`“${title}” opens, the Harbour Board said.`)
  await sourceTitle(page).fill(title)
  await page.getByLabel('Publisher').fill('Harbour Gazette')
}

async function openIn(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  await site.open(page, path)
  await expect(status(page)).toContainText(/saved/)
  return page
}

test('a form open in two tabs has a draft in each, and saving one leaves the other', async ({ context }) => {
  const first = await openIn(context, intake)
  await typeSource(first, 'Pier one')
  const second = await openIn(context, intake)
  await expect(second.getByRole('main')).toContainText('Another tab has a draft of this form')
  await expect(sourceTitle(second)).toHaveValue('')
  await typeSource(second, 'Pier two')
  await expect(status(second)).toContainText('2 changes in this browser, not saved')
  await second.getByRole('button', { name: 'Store this text' }).click()
  await expect(second.getByRole('heading', { name: 'Pier two' })).toBeVisible()
  await expect(status(second)).toContainText('1 change in this browser, not saved')

  await first.reload()
  await expect(sourceTitle(first)).toHaveValue('Pier one')
  await first.close()
  await site.open(second, intake)
  await expect(second.getByText('is back. It is not saved yet.')).toBeVisible()
  await expect(sourceTitle(second)).toHaveValue('Pier one')
  await second.getByRole('button', { name: 'Store this text' }).click()
  await expect(second.getByRole('heading', { name: 'Pier one' })).toBeVisible()
  await isSaved(second)
})

test('a form that was sent from one tab is stored at the first sending of the other', async ({ context }) => {
  const first = await openIn(context, '/desk/speakers/new')
  await first.getByLabel('Name', { exact: true }).fill('Ines Holt')
  const second = await openIn(context, '/desk/speakers/new')
  await second.getByLabel('Name', { exact: true }).fill('Otto Berg')
  await second.getByRole('button', { name: 'Add this speaker' }).click()
  await expect(heading(second)).toContainText('Otto Berg')
  await first.getByRole('button', { name: 'Add this speaker' }).click()
  await expect(heading(first)).toContainText('Ines Holt')
  await isSaved(first)
})

test('drafts of one note in two tabs stay apart, and a draft of a closed tab is brought back on demand', async ({
  context,
}) => {
  const path = `/desk/records/${site.draft()}`
  const first = await openIn(context, path)
  const note = (page: Page) => newNote(page).getByLabel('Note', { exact: true })
  await note(first).fill('Of the first tab.')
  const second = await openIn(context, path)
  await expect(note(second)).toHaveValue('')
  await note(second).fill('Of the second tab.')
  await first.close()
  await second.reload()
  await expect(note(second)).toHaveValue('Of the second tab.')
  await second.getByRole('button', { name: 'Bring it back here' }).click()
  await expect(note(second)).toHaveValue('Of the first tab.')
  await second.getByRole('button', { name: 'Bring it back here' }).click()
  await expect(note(second)).toHaveValue('Of the second tab.')
})

test('a draft of a pair is of this pair alone, and what is shown is what is sent', async ({ page }) => {
  const [one, two, three, four] = site.app().spare.map(({ slug }) => slug)
  const subject = page.getByLabel('They disagree about')
  await site.open(page, `/desk/pair?a=${one}&b=${two}`)
  await subject.fill('whether the fare rises')
  await expect(status(page)).toContainText('1 change in this browser, not saved')
  await site.open(page, `/desk/pair?a=${three ?? two}&b=${four ?? one}`)
  await expect(subject).toHaveValue('')
  const field = (name: string) => page.locator(`form input[name="${name}"]`)
  await expect(field('a')).toHaveValue(three ?? two ?? '')
  await expect(field('b')).toHaveValue(four ?? one ?? '')
  await site.open(page, `/desk/pair?a=${one}&b=${two}`)
  await expect(subject).toHaveValue('whether the fare rises')
  await page.getByRole('link', { name: 'Discard it' }).click()
  await expect(page.locator(`form input[name="a"]`)).toHaveValue(one ?? '')
  await expect(subject).toHaveValue('')
})

test.describe('two editors of one record', () => {
  const otherSummary = 'Theirs, of the summary.'
  const question = 'The minutes of the board.'
  async function conflict(page: Page, second: Page) {
    const path = `/desk/records/${site.draft()}`
    await site.open(page, path)
    await site.open(second, path, 'PUBLISHER')
    await summary(second).fill(otherSummary)
    await settles(second).fill(question)
    await saveButton(second).click()
    await expect(second.getByText('revision 4,')).toBeVisible()
    await summary(page).fill('Mine, of the summary.')
    await saveButton(page).click()
    await expect(alert(page)).toContainText('Somebody saved revision 4 after you opened this.')
    await expect(alert(page).locator('dt')).toHaveText(['Summary'])
    await expect(alert(page)).toContainText('they stay as they are now: What would settle it.')
  }

  for (const javaScriptEnabled of [true, false])
    test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
      test.use({ javaScriptEnabled })
      test('a stale save keeps the fields that only the other changed', async ({ page, browser }) => {
        const context = await browser.newContext({ javaScriptEnabled })
        await conflict(page, await context.newPage())
        await expect(summary(page)).toHaveValue('Mine, of the summary.')
        await expect(settles(page)).toHaveValue(question)
        await alert(page)
          .getByRole('button', { name: /^Put mine on top/ })
          .click()
        await expect(page.getByText('revision 5,')).toBeVisible()
        await expect(summary(page)).toHaveValue('Mine, of the summary.')
        await expect(settles(page)).toHaveValue(question)
        await context.close()
      })
    })

  test('the stored text of one field can be taken', async ({ page, browser }) => {
    const context = await browser.newContext()
    await conflict(page, await context.newPage())
    await page.getByRole('button', { name: 'Take what stands now: Summary' }).click()
    await expect(summary(page)).toHaveValue(otherSummary)
    await page.getByLabel('Status note').fill('Asked.')
    await saveButton(page).click()
    await expect(page.getByText('revision 5,')).toBeVisible()
    await expect(summary(page)).toHaveValue(otherSummary)
    await expect(settles(page)).toHaveValue(question)
    await expect(page.getByLabel('Status note')).toHaveValue('Asked.')
    await context.close()
  })
})

test.describe('while the server is away', () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED|Failed to fetch|status of 50\d/] })

  test('the form stays, one can go on writing, and what was written later is sent by hand', async ({
    page,
    context,
  }) => {
    await site.open(page, `/desk/records/${site.draft()}`)
    await context.setOffline(true)
    await summary(page).fill('One.')
    await saveButton(page).click()
    await expect(alert(page)).toContainText('The server did not answer.')
    await summary(page).press('End')
    await summary(page).pressSequentially(' Two.')
    await context.setOffline(false)
    await expect(summary(page)).toHaveValue('One. Two.')
    await expect(alert(page)).toContainText('unless you go on writing')
    await saveButton(page).click()
    await isSaved(page)
    await page.reload()
    await expect(summary(page)).toHaveValue('One. Two.')
    await expect(page.getByText('revision 4,')).toBeVisible()
  })

  test('an error page in place of an answer is followed by another try', async ({ page }) => {
    await site.open(page, `/desk/records/${site.draft()}`)
    let failures = 2
    await page.route('**/desk/records/*', (route) =>
      route.request().method() === 'POST' && failures-- > 0
        ? route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' })
        : route.continue(),
    )
    await newNote(page).getByLabel('Note', { exact: true }).fill('Sent three times, stored once.')
    await newNote(page).getByRole('button', { name: 'Add note' }).click()
    await expect(page.getByRole('article', { name: /^Note/ })).toHaveCount(1)
    await isSaved(page)
  })

  test('words typed before the answer arrives stay a draft on top of what was saved', async ({ page }) => {
    await site.open(page, `/desk/records/${site.draft()}`)
    let release = () => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    await page.route('**/desk/records/*', async (route) => {
      if (route.request().method() === 'POST') await released
      await route.continue()
    })
    await summary(page).fill('Saved.')
    await saveButton(page).click()
    await expect(page.getByRole('button', { name: 'Saving' })).toBeVisible()
    await summary(page).fill('Saved. And more.')
    release()
    await expect(page.getByText('revision 4,')).toBeVisible()
    await expect(summary(page)).toHaveValue('Saved. And more.')
    await expect(status(page)).toContainText('1 change in this browser, not saved')
    await page.getByRole('button', { name: /^Save Ctrl S/ }).click()
    await expect(page.getByText('revision 5,')).toBeVisible()
    await isSaved(page)
  })
})

test('unsaved changes are listed with a link to the form of each', async ({ page }) => {
  const path = `/desk/records/${site.draft()}`
  await site.open(page, path)
  const cite = page.locator('#evidence ~ details')
  if ((await evidence(page).count()) > 0) await cite.locator('summary').click()
  await cite.getByLabel('What it says').fill('The minutes of the board.')
  await site.open(page, '/desk/speakers/new')
  await page.getByLabel('Name', { exact: true }).fill('Ines Holt')
  await showUnsaved(page)
  await expect(unsaved(page).getByRole('listitem')).toHaveText([
    /^New speaker: Add this speaker, .*“Ines Holt”/,
    /: Cite it, .*“The minutes of the board\.”/,
  ])
  await unsaved(page)
    .getByRole('link', { name: /Cite it/ })
    .click()
  await page.waitForURL(`**${path}#form-*`)
  await expect(cite.getByLabel('What it says')).toHaveValue('The minutes of the board.')
  await expect(cite.getByLabel('What it says')).toBeFocused()
  await showUnsaved(page)
  await unsaved(page)
    .getByRole('button', { name: /^Discard ?: Ines Holt/ })
    .click()
  await expect(unsaved(page).getByRole('listitem')).toHaveCount(1)
})

test.describe('once the session has ended', () => {
  test.use({ expectedErrors: [/status of 401/] })
  test('the sign-in that a refused save names leads back to the page, with the draft', async ({ page }) => {
    const [one, two] = site.app().spare.map(({ slug }) => slug)
    const path = `/desk/pair?a=${one}&b=${two}`
    await site.open(page, path, 'CONTRIBUTOR')
    await page.getByLabel('They disagree about').fill('whether the fare rises')
    await asOwner(site.app().databaseUrl, (client) =>
      client.query(
        `UPDATE desk."Session" SET "revokedAt" = now() FROM desk."Editor" e WHERE e.id = "editorId" AND e.role = 'CONTRIBUTOR'`,
      ),
    )
    await page.getByRole('button', { name: 'Pair them' }).click()
    await alert(page).getByRole('link', { name: 'Sign in' }).click()
    await page.getByLabel('Work email').fill('contributor@harbour.example')
    await page.getByLabel('Password', { exact: true }).fill(site.app().password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL(`**${path}`)
    await expect(page.getByLabel('They disagree about')).toHaveValue('whether the fare rises')
  })
})
