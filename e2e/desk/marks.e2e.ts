import type { Page } from '@playwright/test'
import { expect, test } from '#e2e/support/fixtures'
import { mouse } from '#e2e/support/input-methods'
import { drag, paste, quoteField, source } from '#e2e/support/intake-page'
import { perFileApp } from '#e2e/support/per-file-app'
import { newNote, newTie, selectionSummary, status, thread } from '#e2e/support/workspace-page'

const site = perFileApp(3)

/** The browser adds line breaks between the lines of a selection. */
const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== '')

/** Expects the words of the browser's selection in the field. */
const isSelectionInField = (page: Page) =>
  expect(async () => {
    const selected = wordsOf(await page.evaluate(() => getSelection()?.toString() ?? ''))
    expect(selected).not.toEqual([])
    expect(wordsOf(await quoteField(page).inputValue())).toEqual(selected)
  }).toPass()

test('the words selected in a text are the words in the field, by every way of selecting', async ({
  page,
}) => {
  await site.open(page, '/desk/sources/new')
  await paste(page)
  await drag(page, 'The fare', 'The fare')
  await expect(quoteField(page)).toHaveValue('The fare')
  await page.keyboard.press('Shift+End')
  await isSelectionInField(page)
  await expect(quoteField(page)).toHaveValue('The fare of the ferry')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await isSelectionInField(page)
  await page.keyboard.press('Shift+ArrowLeft')
  await isSelectionInField(page)
  await page.keyboard.press('Control+a')
  await expect(quoteField(page)).toHaveValue(/^The fare of the ferry[^]*did not show\.$/)

  // A double click, and a selection that no key or pointer made.
  await source(page)
    .getByText('Speaking to')
    .dblclick({ position: { x: 90, y: 8 } })
  await isSelectionInField(page)
  await source(page).evaluate((ground) =>
    getSelection()?.selectAllChildren(ground.firstElementChild ?? ground),
  )
  await expect(quoteField(page)).toHaveValue('The fare of the ferry')

  await quoteField(page).fill('The fare')
  await expect(page.getByText('Selected:')).toBeHidden()
})

test('marks survive a reload, and are dropped with what they were made for', async ({ page }) => {
  const path = `/desk/records/${site.draft()}`
  await site.open(page, path)
  await mouse.mark(page, 'a', 'the fare')
  await expect(selectionSummary(page, 'a')).toContainText('“the fare”')
  await page.reload()
  await expect(selectionSummary(page, 'a')).toContainText('“the fare”')
  await expect(newTie(page)).toContainText('“the fare” needs words on the right.')
  await newTie(page).getByLabel('This tie is about').fill('what is raised')
  await newTie(page).getByRole('button', { name: /^Tie/ }).click()
  await expect(page.locator('#knot-2')).toContainText('“the fare” needs words on the right.')
  await expect(selectionSummary(page, 'a')).not.toContainText('“the fare”')

  await site.open(page, `/desk/records/${site.draft()}`)
  await expect(selectionSummary(page, 'a')).not.toContainText('“the fare”')
})

test('a note that is typed while words are marked is a note on them', async ({ page }) => {
  await site.open(page, `/desk/records/${site.draft()}`)
  const body = newNote(page).getByLabel('Note', { exact: true })
  const title = (words: string) => page.getByRole('heading', { name: `Note on ${words}`, exact: true })
  await expect(title('the whole record')).toBeVisible()
  await mouse.mark(page, 'a', 'the fare')
  await body.fill('Which fare?')
  await expect(title('“the fare”')).toBeVisible()
  await expect(status(page)).toContainText('1 change in this browser, not saved')
  await page.reload()
  await expect(title('“the fare”')).toBeVisible()
  await newNote(page).getByRole('button', { name: 'Add note' }).click()
  await expect(thread(page, 'a')).toContainText('On “the fare”')
  await expect(selectionSummary(page, 'a')).not.toContainText('“the fare”')

  await mouse.mark(page, 'b', 'in May')
  await body.fill('Of which year?')
  await newNote(page).getByRole('button', { name: 'On the whole record instead' }).click()
  await body.press('End')
  await body.pressSequentially(' Ask.')
  await expect(title('the whole record')).toBeVisible()
  await newNote(page).getByRole('button', { name: 'Add note' }).click()
  await expect(page.getByRole('article', { name: /^Note/ }).filter({ hasText: 'Ask.' })).toContainText(
    'On the whole record',
  )
})
