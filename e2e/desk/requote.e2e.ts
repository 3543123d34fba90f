import type { Page } from '@playwright/test'
import { axe, expect, test } from '#e2e/support/fixtures'
import { keyboard } from '#e2e/support/input-methods'
import {
  addButton,
  paste,
  attributionStep,
  capturedStatements,
  quoteField as wordsToTake,
} from '#e2e/support/intake-page'
import { isolatedApp } from '#e2e/support/isolated-app'
import { asOwner } from '#e2e/support/seeded-database'

const site = isolatedApp()
const quoteField = (page: Page) => page.getByLabel('Words', { exact: true })
const around = (page: Page) => page.getByLabel('Words around them')
const reason = (page: Page) => page.getByLabel('Why other words are taken')
const requoteButton = (page: Page) => page.getByRole('button', { name: 'Take these words' })
const alert = (page: Page) => page.getByRole('main').getByRole('alert')
const quote = (page: Page) => page.locator('blockquote strong')

/** Opens the page of a statement whose quote was cut too short. */
async function aShortQuote(page: Page): Promise<void> {
  await site.open(page, '/desk/sources/new')
  await paste(page)
  await wordsToTake(page).fill('never raise')
  await attributionStep(page, 1).fill('ETV Bharat')
  await addButton(page).click()
  await expect(capturedStatements(page)).toHaveCount(1)
  await page.getByRole('link', { name: 'ETV Bharat, verbatim' }).click()
  await expect(quote(page)).toHaveText('never raise')
}

test('a quote that was cut too short is extended from its source by keyboard alone', async ({ page }) => {
  await aShortQuote(page)
  await keyboard.type(quoteField(page), 'We will always raise the fare.')
  await keyboard.press(requoteButton(page))
  await expect(reason(page)).toHaveAccessibleDescription(/Write something here\./)
  await keyboard.type(reason(page), 'It was cut too short.')
  await keyboard.press(requoteButton(page))
  const sentence = 'The words stop matching the source after “We will ”.'
  await expect(alert(page)).toContainText(`Words: ${sentence}`)
  await expect(quoteField(page)).toHaveAccessibleDescription(new RegExp(sentence))
  await expect(reason(page)).toHaveValue('It was cut too short.')
  await axe(page)

  await keyboard.type(quoteField(page), 'We will never raise the fare.')
  await keyboard.press(requoteButton(page))
  await expect(quote(page)).toHaveText('We will never raise the fare.')
  await expect(page.locator('blockquote')).toContainText(
    'harbour master, said: "We will never raise the fare."',
  )
  await expect(reason(page)).toHaveValue('')
  await axe(page)
})

test('a stale save shows both quotes, and its editor can overwrite', async ({ page, context }) => {
  await aShortQuote(page)
  const other = await context.newPage()
  await other.goto(page.url())
  await quoteField(other).fill('never raise the fare')
  await reason(other).fill('Cut too short.')
  await requoteButton(other).click()
  await expect(quote(other)).toHaveText('never raise the fare')

  await quoteField(page).fill('will never raise')
  await reason(page).fill('It begins too late.')
  await requoteButton(page).click()
  await expect(alert(page)).toContainText('Somebody saved revision 2 after you opened this.')
  await expect(alert(page).locator('dd')).toContainText(['never raise the fare', 'will never raise'])
  await page.getByRole('button', { name: /^Put mine on top/ }).click()
  await expect(quote(page)).toHaveText('will never raise')
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })
  test('a requote that would drop tied words is refused, the error names the tie, and the form keeps its text', async ({
    page,
  }) => {
    const [tiePassage] = await asOwner(site.databaseUrl(), async (client) => {
      const { rows } = await client.query<{ slug: string; before: string; exact: string; number: number }>(
        `SELECT s.slug, p.exact, r.number, trim(split_part(s.quote, p.exact, 1)) AS before
         FROM desk."TiePassage" p JOIN desk."Statement" s ON s.id = p."statementId"
           JOIN desk."Tie" t ON t.id = p."tieId" JOIN desk."Record" r ON r.id = t."recordId"
         WHERE position(p.exact IN s.quote) > 12 ORDER BY r.number, p.exact LIMIT 1`,
      )
      return rows
    })
    if (!tiePassage) throw new Error('No tie of the demonstration stands behind the first words of a quote.')
    await site.open(page, `/desk/statements/${tiePassage.slug}`)
    const quoteBefore = await quote(page).textContent()
    await quoteField(page).fill(tiePassage.before)
    await around(page).fill(tiePassage.before)
    await reason(page).fill('Cut too long.')
    await requoteButton(page).click()
    await expect(alert(page)).toContainText('The new words leave out')
    await expect(alert(page)).toContainText(`“${tiePassage.exact}” (tie`)
    await expect(alert(page)).toContainText(`of record ${tiePassage.number})`)
    await expect(quoteField(page)).toHaveValue(tiePassage.before)
    await expect(quote(page)).toHaveText(quoteBefore ?? '')
  })
})
