import type { Page } from '@playwright/test'
import { countedHands, twoTexts } from '#e2e/support/compare-walk'
import { axeFaults, expect, test } from '#e2e/support/fixtures'
import { signIn } from '#e2e/support/sign-in'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

/** A word with a capital, as names have. */
const mark = () =>
  String.fromCodePoint(65, ...Array.from({ length: 5 }, () => 97 + Math.floor(Math.random() * 26)))
const side = (page: Page, name: 'first' | 'second') => page.locator(`[data-paste="${name}"]`)

/** Both quotes are there, with everything that follows from them. */
async function compareTwo(page: Page, texts: ReturnType<typeof twoTexts>) {
  await page.goto('/desk/compare')
  await pasteInto(page, 'first', texts.first)
  await takePassage(page, 'Rosa')
  await pasteInto(page, 'second', texts.second)
  await takePassage(page, 'Ole')
  await expect(page.locator('[data-field="subject"]')).not.toHaveValue('')
}

async function pasteInto(page: Page, name: 'first' | 'second', text: string) {
  await expect(async () => {
    await side(page, name).focus()
    await page.evaluate((words) => navigator.clipboard.writeText(words), text)
    await page.keyboard.press('ControlOrMeta+V')
    await expect(page.getByRole('button', { name: /^Add quote/ })).toBeVisible({ timeout: 2000 })
  }).toPass()
}

/** Goes to the passage of this speaker, and adds it. */
async function takePassage(page: Page, speaker: string) {
  const card = page.getByRole('region', { name: 'Passage' })
  for (let tries = 0; tries < 10 && !(await card.innerText()).includes(`${speaker} `); tries++)
    await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(card).toHaveCount(0)
}

test('two pasted texts are a record in review by keys alone, within the practised editor’s measure', async ({
  page,
}) => {
  const word = mark()
  const texts = twoTexts(word)
  await signIn(page, 'EDITOR')
  const hands = countedHands(page)
  await hands.open('/desk/compare')
  await expect(page.getByRole('button', { name: /Choose a statement on file/ }).first()).toBeEnabled()
  await side(page, 'first').focus()
  await expect(async () => {
    await expect(page.getByRole('link', { name: 'One source at a time' })).toBeVisible()
    await expect(page.locator('#status-hints')).toContainText('Compare')
  }).toPass()
  await hands.paste(texts.first)
  const card = page.getByRole('region', { name: 'Passage' })
  await expect(card).toContainText('Passage 1')
  for (let tries = 0; tries < 6 && !(await card.innerText()).includes(`Rosa Lindqvist`); tries++)
    await hands.press('j')
  hands.decide()
  await hands.press('Enter')
  await expect(page.getByRole('button', { name: /^Accept \d+ proposed/ })).toBeFocused()
  await hands.press('Enter')
  await hands.paste(texts.second)
  await expect(card).toContainText('Passage 1')
  for (let tries = 0; tries < 6 && !(await card.innerText()).includes(`Ole Brandt`); tries++)
    await hands.press('j')
  hands.decide()
  await hands.press('Enter')
  await expect(page.locator('[data-field="subject"]')).not.toHaveValue('')
  for (const answer of ['1', '1', '1']) {
    hands.decide()
    await hands.press(answer)
  }
  await expect(page.locator('[data-field="subject"]')).toBeFocused()
  await hands.press('Tab')
  await hands.press('Tab')
  await hands.type('the board changed its plan between the two days.')
  const proposals = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('[data-field]')].map(({ dataset, value }) => [
      dataset['field'],
      value,
    ]),
  )
  expect(Object.fromEntries(proposals)).toMatchObject({
    'first.name': `Rosa Lindqvist ${word}`,
    'second.name': `Ole Brandt ${word}`,
    'first.said.edtf': '1 Nov 2019',
    'second.said.edtf': '4 Nov 2019',
    'first.wording': 'VERBATIM',
  })
  await hands.press('Control+Enter')
  await expect(page).toHaveURL(/\/desk\/compare\/sent\/\d+/)
  hands.open = () => Promise.resolve()
  const totals = hands.totals()
  expect(totals).toMatchObject({ pages: 1, clicks: 0 })
  expect(totals.fields).toBeLessThanOrEqual(6)
  expect(totals.keys).toBeLessThanOrEqual(120)
  expect(totals.characters).toBeLessThanOrEqual(250)
  expect(totals.seconds).toBeLessThanOrEqual(90)
  test.info().annotations.push({ type: 'measured', description: JSON.stringify(totals) })
  console.log(`Compare, two pasted texts: ${JSON.stringify(totals)}`)

  await page.getByRole('link', { name: 'See it as readers will' }).click()
  await expect(page.locator('.record-state, main')).toContainText('In review')
})

test('everything typed and marked is back after a reload, and can be undone', async ({ page }) => {
  await signIn(page, 'EDITOR')
  await compareTwo(page, twoTexts(mark()))
  await page.locator('[data-field="whatWouldSettleIt"]').fill('The minutes of the board.')
  await page.getByRole('button', { name: 'Yes' }).first().click()
  const before = await page.locator('[data-field="subject"]').inputValue()
  await page.reload()
  await expect(page.getByText(/is back\. It is not saved yet/)).toBeVisible()
  await expect(page.locator('[data-field="whatWouldSettleIt"]')).toHaveValue('The minutes of the board.')
  await expect(page.locator('[data-field="subject"]')).toHaveValue(before)
  await expect(page.getByRole('button', { name: 'Yes' }).first()).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: 'No', exact: true }).first().click()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(page.getByRole('button', { name: 'Yes' }).first()).toHaveAttribute('aria-pressed', 'true')
  expect(await axeFaults(page)).toEqual([])
})

test('an answer that opens questions goes on to them, as fast as keys are typed', async ({ page }) => {
  await signIn(page, 'EDITOR')
  await compareTwo(page, twoTexts(mark()))
  await page.getByRole('group', { name: 'Same event?' }).getByRole('button', { name: 'Yes' }).focus()
  await page.evaluate(() => {
    for (const key of ['1', '1', '2', '1', '3', '2'])
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  })
  const pressed = await page.locator('[data-question] [aria-pressed="true"]').allInnerTexts()
  expect(pressed).toEqual(['Yes', 'Yes', 'No', 'Yes', 'Unclear', 'No'])
  await expect(page.locator('[data-field="subject"]')).toBeFocused()
})

test('an incomplete record is not sent, the focus goes to what is missing, and nothing is lost', async ({
  page,
}) => {
  await signIn(page, 'EDITOR')
  await compareTwo(page, twoTexts(mark()))
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Not sent' })).toContainText('Not sent')
  await expect(
    page.getByRole('group', { name: 'Same event?' }).getByRole('button', { name: 'Yes' }),
  ).toBeFocused()
  for (const key of ['1', '1', '1']) await page.keyboard.press(key)
  await page.locator('[data-field="reconciliation"]').fill('the board lied about its own plan.')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('[data-field="reconciliation"]')).toBeFocused()
  await page.locator('[data-field="reconciliation"]').fill('the board changed its plan.')
  await page.locator('[data-field="first.said.edtf"]').fill('the day of the fair')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('[data-field="first.said.edtf"]')).toBeFocused()
  await page.locator('[data-field="first.said.edtf"]').fill('30 Nov 2019')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.field-error').first()).toBeVisible()
  await page.locator('[data-field="first.said.edtf"]').fill('1 Nov 2019')
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/\/desk\/compare\/sent\/\d+/)
  await page.getByRole('button', { name: 'Undo: take it back' }).click()
  await expect(page).toHaveURL(/\/desk\/records\/\d+/)
})

test('a statement on file is compared with one that may conflict, and saved as a draft', async ({ page }) => {
  await signIn(page, 'EDITOR')
  await page.goto('/desk/compare')
  await page
    .getByRole('button', { name: /Choose a statement on file/ })
    .first()
    .click()
  await page.getByLabel('Words or speaker').fill('technical update')
  await page.getByRole('listitem').getByRole('button').first().click()
  const conflicts = page.getByRole('region', { name: 'Possible conflicts' })
  await expect(conflicts.getByRole('listitem').first()).toBeVisible()
  expect(await axeFaults(page)).toEqual([])
  await conflicts
    .getByRole('button', { name: /^Compare/ })
    .first()
    .click()
  await expect(page.getByRole('region', { name: 'The two statements' })).toBeVisible()
  expect(await axeFaults(page)).toEqual([])
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 800 }, hasTouch: true })

  test('two texts are compared by touch, and nothing scrolls sideways', async ({ page }) => {
    await signIn(page, 'EDITOR')
    await compareTwo(page, twoTexts(mark()))
    for (const question of ['Same event?', 'Same time?', 'Can both be true?'])
      await page.getByRole('group', { name: question }).getByRole('button', { name: 'Yes' }).tap()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
    expect(await axeFaults(page)).toEqual([])
    await page.locator('[data-field="reconciliation"]').fill('the board changed its plan.')
    await page.getByRole('button', { name: /and send|Send to review/ }).tap()
    await expect(page).toHaveURL(/\/desk\/compare\/sent\/\d+/)
  })
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the page says how to go on', async ({ page }) => {
    await signIn(page, 'EDITOR')
    await page.goto('/desk/compare')
    await page.getByRole('main').getByRole('link', { name: 'one source at a time', exact: true }).click()
    await expect(page).toHaveURL('/desk/sources/new')
  })
})
