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
const words = (page: Page) => page.getByLabel('Words', { exact: true })
const around = (page: Page) => page.getByLabel('Words around them')
const reason = (page: Page) => page.getByLabel('Why other words are taken')
const take = (page: Page) => page.getByRole('button', { name: 'Take these words' })
const alert = (page: Page) => page.getByRole('main').getByRole('alert')
const quote = (page: Page) => page.locator('blockquote strong')

/** A statement that was cut too short, on its own page. */
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

test('a quote that was cut too short takes more words of its source, by keyboard alone', async ({ page }) => {
  await aShortQuote(page)
  await keyboard.type(words(page), 'We will always raise the fare.')
  await keyboard.press(take(page))
  await expect(reason(page)).toHaveAccessibleDescription(/Write something here\./)
  await keyboard.type(reason(page), 'It was cut too short.')
  await keyboard.press(take(page))
  const sentence = 'The words stop matching the source after “We will ”.'
  await expect(alert(page)).toContainText(`Words: ${sentence}`)
  await expect(words(page)).toHaveAccessibleDescription(new RegExp(sentence))
  await expect(reason(page)).toHaveValue('It was cut too short.')
  await axe(page)

  await keyboard.type(words(page), 'We will never raise the fare.')
  await keyboard.press(take(page))
  await expect(quote(page)).toHaveText('We will never raise the fare.')
  await expect(page.locator('blockquote')).toContainText(
    'harbour master, said: "We will never raise the fare."',
  )
  await expect(reason(page)).toHaveValue('')
  await axe(page)
})

test('whoever saves second sees both, and puts theirs on top', async ({ page, context }) => {
  await aShortQuote(page)
  const other = await context.newPage()
  await other.goto(page.url())
  await words(other).fill('never raise the fare')
  await reason(other).fill('Cut too short.')
  await take(other).click()
  await expect(quote(other)).toHaveText('never raise the fare')

  await words(page).fill('will never raise')
  await reason(page).fill('It begins too late.')
  await take(page).click()
  await expect(alert(page)).toContainText('Somebody saved revision 2 after you opened this.')
  await expect(alert(page).locator('dd')).toContainText(['never raise the fare', 'will never raise'])
  await page.getByRole('button', { name: /^Put mine on top/ }).click()
  await expect(quote(page)).toHaveText('will never raise')
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })
  test('words that a tie stands on are not left out, the sentence names the tie, and what was typed is kept', async ({
    page,
  }) => {
    const [tied] = await asOwner(site.databaseUrl(), async (client) => {
      const { rows } = await client.query<{ slug: string; before: string; exact: string; number: number }>(
        `SELECT s.slug, p.exact, r.number, trim(split_part(s.quote, p.exact, 1)) AS before
         FROM desk."TiePassage" p JOIN desk."Statement" s ON s.id = p."statementId"
           JOIN desk."Tie" t ON t.id = p."tieId" JOIN desk."Record" r ON r.id = t."recordId"
         WHERE position(p.exact IN s.quote) > 12 ORDER BY r.number, p.exact LIMIT 1`,
      )
      return rows
    })
    if (!tied) throw new Error('No tie of the demonstration stands behind the first words of a quote.')
    await site.open(page, `/desk/statements/${tied.slug}`)
    const was = await quote(page).textContent()
    await words(page).fill(tied.before)
    await around(page).fill(tied.before)
    await reason(page).fill('Cut too long.')
    await take(page).click()
    await expect(alert(page)).toContainText('The new words leave out')
    await expect(alert(page)).toContainText(`“${tied.exact}” (tie`)
    await expect(alert(page)).toContainText(`of record ${tied.number})`)
    await expect(words(page)).toHaveValue(tied.before)
    await expect(quote(page)).toHaveText(was ?? '')
  })
})
