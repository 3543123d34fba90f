import { createHash } from 'node:crypto'
import { axe, expect, test } from '#e2e/support/fixtures'
import {
  addButton,
  speakerKind,
  paste,
  attributionStep,
  source,
  capturedStatements,
  quoteField,
} from '#e2e/support/intake-page'
import { isolatedApp } from '#e2e/support/isolated-app'

const site = isolatedApp()

const hindi = 'बोर्ड ने कहा, “किराया कभी नहीं बढ़ेगा।” — “<b>नहीं</b>” और क्षत्रिय'
const hostile = [
  '<script>alert(1)</script> "\'><img src=x onerror=alert(1)>',
  '\u202etest\u202c \u2028line \ufeff\u00ad Z\u0351\u036b\u0343a\u035cl\u0345go 🏳️‍🌈👩‍👩‍👧 𝔘𝔫𝔦',
  '${7*7} {{7*7}} %s %00 ../../etc/passwd =1+1 `x`',
  hindi,
]

test('text in any script, hostile or not, is stored, shown and captured unchanged', async ({ page }) => {
  page.on('dialog', () => {
    throw new Error('A text of a source ran as script.')
  })
  await site.open(page, '/desk/sources/new')
  await page.getByLabel('Language').fill('hi')
  await paste(page, hostile.join('\n'), '<i>Z͑ͫ</i> & किराया "x"')
  const sha256 = createHash('sha256').update(hostile.join('\n')).digest('hex')
  await expect(page.getByText(`SHA-256 ${sha256}`)).toBeVisible()
  await expect(source(page)).toHaveAttribute('lang', 'hi')
  expect(await source(page).evaluate((ground) => ground.textContent)).toBe(hostile.join('\n'))
  for (const [index, quote] of ['<img src=x onerror=alert(1)>', '👩‍👩‍👧 𝔘𝔫𝔦', 'किराया कभी नहीं बढ़ेगा।'].entries()) {
    await quoteField(page).fill(quote)
    await attributionStep(page, 1).fill('ETV Bharat')
    await addButton(page).click()
    await expect(capturedStatements(page)).toHaveCount(index + 1)
    await expect(capturedStatements(page).nth(index).locator('.quotation')).toHaveText(`“${quote}”`)
  }
  await expect(capturedStatements(page).nth(2).locator('.quotation')).toHaveAttribute('lang', 'hi')
  await axe(page)
  await page.getByRole('link', { name: 'ETV Bharat, verbatim' }).nth(0).click()
  await expect(page.locator('blockquote')).toContainText('<script>alert(1)</script>')
  await axe(page)
  await page.setViewportSize({ width: 320, height: 700 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })
  test('plain forms store a text and capture a statement from it, also after refused submissions', async ({
    page,
  }) => {
    await site.open(page, '/desk/sources/new')
    await paste(page)
    await quoteField(page).fill('raise the fair')
    await attributionStep(page, 1).fill('ETV Bharat')
    await attributionStep(page, 5).fill('Rosa Sundqvist')
    await addButton(page).click()
    await expect(page.getByRole('main').getByRole('alert')).toContainText(
      'The words stop matching the source after “raise the fa”.',
    )
    await expect(attributionStep(page, 5)).toHaveValue('Rosa Sundqvist')
    await quoteField(page).fill('raise the fare')
    await addButton(page).click()
    await expect(page.getByRole('main').getByRole('alert')).toContainText('“Rosa Sundqvist” is not on file.')
    await speakerKind(page, 5).selectOption('New: a person')
    await page.locator('summary', { hasText: 'Medium' }).click()
    await page.getByLabel('Language').first().fill('Swedish')
    await addButton(page).click()
    // A collapsed group opens when one of its fields is refused.
    await expect(page.getByText('Give a language as “en” or “hi-IN”.').last()).toBeVisible()
    await page.getByLabel('Language').first().fill('sv')
    await addButton(page).click()
    await expect(capturedStatements(page)).toHaveText([/Rosa Sundqvist/])
  })
})
