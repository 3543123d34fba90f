import { createHash } from 'node:crypto'
import { accountOf } from '#e2e/support/sign-in'
import { expect, test } from '#e2e/support/fixtures'
import {
  addButton,
  drag,
  speakerKind,
  lines,
  paste,
  attributionStep,
  source,
  status,
  capturedStatements,
  quoteField,
} from '#e2e/support/intake-page'
import { isolatedApp } from '#e2e/support/isolated-app'
import { asOwner } from '#e2e/support/seeded-database'

const site = isolatedApp()

test('a pasted text becomes a snapshot, and two statements are captured from it with their attribution', async ({
  page,
}) => {
  await site.open(page, '/desk/sources/new')
  const publisher = await paste(page)
  const sha256 = createHash('sha256').update(lines.join('\n')).digest('hex')
  await expect(page.getByText(`SHA-256 ${sha256}`)).toBeVisible()

  await drag(page, 'We will', 'the fare.')
  await expect(quoteField(page)).toHaveValue('We will never raise the fare.')
  await expect(attributionStep(page, 1)).toHaveValue(publisher)
  // Neither the publication nor she is on file as a speaker yet.
  await speakerKind(page, 1).selectOption('New: an organisation')
  await attributionStep(page, 2).fill('Rosa Lindqvist')
  await speakerKind(page, 2).selectOption('New: a person')
  await page.getByLabel('Cue').nth(1).fill('said')
  await page.getByLabel('Role, as the source words it').nth(1).fill('harbour master')
  await page.getByLabel('Gloss').fill('The fare does not rise, at any time.')
  await page.getByLabel('Date said').fill('2019-11-01')
  await page.getByLabel('Words in the source for it').first().fill('late Friday')
  await page.getByLabel('Inferred by us').first().check()
  await addButton(page).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'Say what the date was inferred from.',
  )
  await page.getByLabel('Inferred from').first().fill('2 Nov 2019 was a Saturday.')
  await addButton(page).click()
  await expect(capturedStatements(page)).toHaveText([
    /Rosa Lindqvist, verbatim, whole sentence\s*“We will never raise the fare\.”/,
  ])
  await expect(status(page)).toContainText('All changes saved')
  await expect(quoteField(page)).toHaveValue('')

  await drag(page, 'the fare will', 'in May')
  await expect(quoteField(page)).toHaveValue('the fare will rise in May')
  await attributionStep(page, 2).fill('Harbour Board')
  await speakerKind(page, 2).selectOption('New: an organisation')
  await page.getByRole('button', { name: 'Add a rung' }).click()
  await expect(attributionStep(page, 3)).toBeFocused()
  await attributionStep(page, 3).fill('A letter')
  await speakerKind(page, 3).selectOption('Not named by the source')
  await page.getByLabel('Described as').nth(2).fill('a letter that it did not show')
  await page.getByLabel('Wording').selectOption('Paraphrase')
  await page.getByText('Medium, addressee, the time it is about, language').click()
  await page.getByLabel('Date it is about').fill('2020-05')
  await page.keyboard.press('Control+Enter')
  await expect(capturedStatements(page)).toHaveCount(2)
  await page.getByRole('link', { name: 'A letter, paraphrase' }).click()
  await expect(
    page.getByText(`${publisher} reports, citing Harbour Board, in turn citing A letter:`),
  ).toBeVisible()
  await expect(page.getByText('date', { exact: false }).first()).toBeVisible()
})

test('a quote that is not in the text is refused with its first difference, and no typed text is lost', async ({
  page,
}) => {
  await site.open(page, '/desk/sources/new')
  await paste(page)
  await quoteField(page).fill('We will never lower the fare.')
  await attributionStep(page, 1).fill('ETV Bharat')
  await page.getByLabel('Gloss').fill('Kept all the same.')
  await addButton(page).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'The words stop matching the source after “We will never ”.',
  )
  await expect(page.getByRole('main').getByRole('alert')).toBeFocused()
  await expect(quoteField(page)).toHaveValue('We will never lower the fare.')
  await expect(page.getByLabel('Gloss')).toHaveValue('Kept all the same.')
  await quoteField(page).fill('“We will never raise the fare.”')
  await addButton(page).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'quotation marks, dashes or spaces alone',
  )
  await quoteField(page).fill('the fare')
  await addButton(page).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'stand in the source 2 times (lines 3, 4). Mark them in the text.',
  )
  await quoteField(page).fill('raise the fare')
  await addButton(page).click()
  await expect(capturedStatements(page)).toHaveCount(1)
})

test.describe('signed out and off line', () => {
  test.use({ expectedErrors: [/status of 401|ERR_INTERNET_DISCONNECTED|Failed to fetch/] })
  test('typed text is restored after a reload, an ended session or a network failure', async ({
    page,
    context,
  }) => {
    await site.open(page, '/desk/sources/new')
    await paste(page)
    await quoteField(page).fill('raise the fare')
    await attributionStep(page, 2).fill('Amit Malviya')
    await page.getByLabel('Gloss').fill('Typed before the reload.')
    await expect(status(page)).toContainText('1 change in this browser, not saved')
    await page.reload()
    await expect(page.getByText('is back. It is not saved yet.')).toBeVisible()
    await expect(page.getByLabel('Gloss')).toHaveValue('Typed before the reload.')
    await expect(attributionStep(page, 2)).toHaveValue('Amit Malviya')
    await attributionStep(page, 1).fill('ETV Bharat')

    await asOwner(site.databaseUrl(), (client) =>
      client.query(`UPDATE desk."Session" SET "revokedAt" = now()`),
    )
    await addButton(page).click()
    await expect(page.getByRole('main').getByRole('alert')).toContainText('You were signed out.')
    await expect(page.getByLabel('Gloss')).toHaveValue('Typed before the reload.')
    const other = await context.newPage()
    await other.goto(site.at('/sign-in'))
    const { email } = accountOf('EDITOR')
    await expect(other.getByLabel('Work email')).toBeVisible()
    expect(email).toContain('@')
    await other.close()
    await site.open(page, new URL(page.url()).pathname)
    await expect(page.getByLabel('Gloss')).toHaveValue('Typed before the reload.')

    await context.setOffline(true)
    await addButton(page).click()
    await expect(page.getByRole('main').getByRole('alert')).toContainText('The server did not answer.')
    await expect(page.getByLabel('Gloss')).toHaveValue('Typed before the reload.')
    await context.setOffline(false)
    await expect(capturedStatements(page)).toHaveText([/Amit Malviya/])
    await expect(status(page)).toContainText('All changes saved')
  })
})

test('the type-ahead finds a speaker by alias or near spelling, and says when a speaker is not on file', async ({
  page,
}) => {
  await site.open(page, '/desk/sources/new')
  await paste(page)
  for (const typed of ['Malaviya', 'amit malvya']) {
    await attributionStep(page, 2).fill('')
    await attributionStep(page, 2).pressSequentially(typed)
    await expect(page.getByRole('button', { name: /^Amit Malviya Person, Malaviya/ })).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(attributionStep(page, 2)).toHaveValue('Amit Malviya')
    await expect(attributionStep(page, 2)).toBeFocused()
  }
  await attributionStep(page, 1).fill('ETV Bharat')
  await attributionStep(page, 2).fill('Amit Malvya')
  await page.keyboard.press('Escape')
  await quoteField(page).fill('raise the fare')
  await addButton(page).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    '“Amit Malvya” is not on file. Did you mean Amit Malviya?',
  )
})

test('a duplicate text or statement is refused with a link to the one on file', async ({ page }) => {
  await site.open(page, '/desk/sources/new')
  const publisher = await paste(page)
  const stored = new URL(page.url()).pathname
  for (const outcome of ['taken', 'refused']) {
    await quoteField(page).fill('raise the fare')
    await attributionStep(page, 1).fill('ETV Bharat')
    await addButton(page).click()
    if (outcome === 'taken') await expect(capturedStatements(page)).toHaveCount(1)
  }
  const alert = page.getByRole('main').getByRole('alert')
  await expect(alert).toContainText('These words are on file already, as a statement of the same speaker.')
  await alert.getByRole('link', { name: 'Open that statement' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'ETV Bharat' })).toBeVisible()

  await page.goto(site.at('/desk/sources/new'))
  await page.getByLabel('Text', { exact: true }).fill(lines.join('\n'))
  await page.getByLabel('Title').fill('Another title')
  await page.getByLabel('Publisher').fill(publisher)
  await page.getByRole('button', { name: 'Store this text' }).click()
  await expect(alert).toContainText(`This text of ${publisher} is on file already.`)
  await expect(alert.getByRole('link', { name: /^Open “The fare of the ferry/ })).toHaveAttribute(
    'href',
    stored,
  )
  await expect(page.getByLabel('Title')).toHaveValue('Another title')
})

test('a statement is selected and captured by keyboard alone', async ({ page }) => {
  await site.open(page, '/desk/sources/new')
  await paste(page)
  await source(page).focus()
  for (let step = 0; step < 21; step++) await page.keyboard.press('ArrowRight')
  for (let step = 0; step < 5; step++) await page.keyboard.press('Shift+ArrowRight')
  const markedWords = (await quoteField(page).inputValue()).trim()
  expect(lines.join('\n')).toContain(markedWords)
  expect(markedWords.split(' ').length).toBeGreaterThan(2)
  await page.keyboard.press('Tab')
  await page.getByRole('link', { name: 'Go on with these words' }).press('Enter')
  await page.keyboard.press('Tab')
  await expect(quoteField(page)).toBeFocused()
  await attributionStep(page, 1).focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('etv bharat')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Enter')
  await expect(capturedStatements(page)).toHaveText([/ETV Bharat/])
})
