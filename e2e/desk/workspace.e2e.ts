import type { Page } from '@playwright/test'
import { axe, expect, test } from '#e2e/support/fixtures'
import { markByTouch, mouse } from '#e2e/support/input-methods'
import { perFileApp } from '#e2e/support/per-file-app'
import {
  alert,
  evidence,
  selectableText,
  isSaved,
  tieLinks,
  newTie,
  noSideways,
  tieSelection,
  selectionSummary,
} from '#e2e/support/workspace-page'

const site = perFileApp(8)

/** A record of “We will never raise the fare.” and “the fare will rise in May”, with one tie. */
async function open(page: Page): Promise<void> {
  await site.open(page, `/desk/records/${site.draft()}`)
  await expect(tieLinks(page)).toHaveText(['1The fare'])
}

test('arrow keys select words to the letter, and Tab keeps the selection and moves to the other side', async ({
  page,
}) => {
  await open(page)
  const { keyboard } = page
  await selectableText(page, 'a').focus()
  for (const _ of Array(3)) await keyboard.press('ArrowRight')
  await expect(selectionSummary(page, 'a')).toContainText('“never”, 1 word, characters 8 to 13.')
  for (const _ of Array(3)) await keyboard.press('Shift+ArrowRight')
  await expect(selectionSummary(page, 'a')).toContainText(
    '“never raise the fare”, 4 words, characters 8 to 28.',
  )
  await keyboard.press('Shift+ArrowRight')
  await expect(selectionSummary(page, 'a').getByRole('button', { name: 'Drop the full stop' })).toBeVisible()
  for (const _ of Array(3)) await keyboard.press('Shift+ArrowLeft')
  await expect(selectionSummary(page, 'a')).toContainText('“never raise”, 2 words, characters 8 to 19.')
  await keyboard.press('Tab')
  await expect(selectableText(page, 'b')).toBeFocused()
  await expect(page.locator('.statusbar')).toContainText('Marking: right statement')
  await keyboard.press('ArrowRight')
  await expect(selectionSummary(page, 'b')).toContainText('“the”, 1 word, characters 0 to 3.')
  await keyboard.press('Escape')
  await expect(selectionSummary(page, 'b')).toBeEmpty()
  await expect(selectionSummary(page, 'a')).toContainText('“never raise”')
  for (const _ of Array(4)) await keyboard.press('ArrowRight')
  await expect(selectionSummary(page, 'b')).toContainText('“rise”, 1 word, characters 14 to 18.')
  await keyboard.press('t')
  await expect(newTie(page).getByLabel('This tie is about')).toBeFocused()
  await keyboard.insertText('what it does')
  await keyboard.press('Enter')
  await expect(page.locator('#knot-2')).toBeFocused()
  await expect(tieLinks(page)).toHaveText(['1The fare', '2What it does'])
})

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, viewport: { width: 375, height: 800 } })
  test('taps on the first and the last word select the passage between them, and nothing scrolls sideways', async ({
    page,
  }) => {
    await open(page)
    await noSideways(page)
    await markByTouch(page, 'a', 'raise the fare')
    await expect(selectionSummary(page, 'a')).toContainText('“raise the fare”, 3 words, characters 14 to 28.')
    await markByTouch(page, 'b', 'the fare will rise in May')
    await expect(selectionSummary(page, 'b')).toContainText(
      '“the fare will rise in May”, 6 words, characters 0 to 25.',
    )
    await noSideways(page)
    await newTie(page).getByLabel('This tie is about').fill('the month')
    await newTie(page).getByRole('button', { name: /^Tie/ }).tap()
    await expect(tieLinks(page)).toHaveText(['1The fare', '2The month'])
    await noSideways(page)
    await axe(page)
  })
})

test('a dragged selection snaps to whole words, and an incomplete tie is dashed and blocks the review', async ({
  page,
}) => {
  await open(page)
  await mouse.mark(page, 'a', 'aise the fare.')
  await selectionSummary(page, 'a').getByRole('button', { name: 'Drop the full stop' }).click()
  await expect(selectionSummary(page, 'a')).toContainText('“raise the fare”, 3 words')
  await tieSelection(page, mouse, 'who decides')
  const half = page.locator('#knot-2')
  await expect(half).toContainText('2 Not tied yetWho decides: “raise the fare” needs words on the right.')
  await expect(half).toHaveCSS('border-top-style', 'dashed')
  await expect(page.getByRole('link', { name: 'Tie 2 has no passage on one side.' })).toBeVisible()
  await page.getByRole('button', { name: 'Send to review' }).click()
  await expect(alert(page)).toContainText('Tie 2 has no passage on one side.')
  await axe(page)

  await half.getByRole('link', { name: 'Complete it' }).click()
  await mouse.mark(page, 'b', 'rise in M')
  const tie = page.locator('#tie-2')
  await tie.getByRole('button', { name: 'Add “rise in May”' }).click()
  await tie.getByRole('button', { name: 'Save tie 2' }).click()
  await expect(tieLinks(page)).toHaveText(['1The fare', '2Who decides'])

  // Both ties contain these words; the text itself is unchanged.
  await expect(selectableText(page, 'a').locator('[data-t="1 2"]')).toHaveText('raise the fare')
  await expect(selectableText(page, 'b').locator('[data-t="1 2"]')).toHaveText('rise')
  await expect(selectableText(page, 'a')).toHaveText('We will never raise the fare.')
  await expect(selectableText(page, 'b')).toHaveText('the fare will rise in May')
})

test('a removed tie or evidence can be restored unchanged until the next save', async ({ page }) => {
  await open(page)
  await page.getByText('1 The fare').click()
  await page.getByRole('button', { name: 'Untie tie 1' }).click()
  await expect(page.getByText('Tie 1, “the fare”, was untied.')).toBeVisible()
  await expect(tieLinks(page)).toHaveCount(0)
  await expect(page.getByText('None yet. Mark words on either side and tie them.')).toBeVisible()
  await page.getByRole('button', { name: 'Put it back' }).click()
  await expect(tieLinks(page)).toHaveText(['1The fare'])
  await expect(selectableText(page, 'a').locator('[data-t="1"]')).toHaveText('never raise the fare')

  const cite = page.locator('#evidence ~ details')
  await cite.getByLabel('What it says').fill('The minutes of the board.')
  await cite.getByLabel('Bears on').selectOption({ index: 1 })
  await cite.getByLabel('Stance').selectOption('SUPPORTS')
  await cite.getByRole('button', { name: 'Cite it' }).click()
  await expect(evidence(page)).toHaveText([
    /1 The minutes of the board\..*Supports it, second hand\. Not on file/s,
  ])
  await evidence(page).getByText('Change or drop').click()
  await evidence(page).getByLabel('Place in it').fill('page 2')
  await evidence(page).getByRole('button', { name: 'Save evidence' }).click()
  await expect(evidence(page)).toContainText('Not on file, page 2')
  await evidence(page).getByText('Change or drop').click()
  await evidence(page).getByRole('button', { name: 'Drop evidence 1' }).click()
  await expect(evidence(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Put it back' }).click()
  await expect(evidence(page)).toContainText('Not on file, page 2')
  await evidence(page).getByText('Change or drop').click()
  await evidence(page).getByRole('button', { name: 'Drop evidence 1' }).click()
  await expect(page.getByText('was dropped.')).toBeVisible()
  await page.getByLabel('Status note').fill('Nobody has asked the board.')
  await page.keyboard.press('Control+s')
  await isSaved(page)
  await expect(page.getByText('was dropped.')).toHaveCount(0)
})

test('answers disable relations, each with its reason, and hide the questions they settle', async ({
  page,
}) => {
  await open(page)
  const pickAnswer = (legend: string, label: string) =>
    page.getByRole('group', { name: legend }).getByLabel(label, { exact: true }).check()
  const relation = (label: string) =>
    page.getByRole('group', { name: 'How they relate' }).getByLabel(label, { exact: true })
  const tension = relation('Both could be true on a condition')
  await expect(tension).toBeChecked()
  await expect(page.getByText('If not: could both be false?')).toBeHidden()
  await pickAnswer('As worded, can both be true?', 'No')
  await pickAnswer('If not: could both be false?', 'Yes')
  await expect(page.getByText('If they can: what is the dispute over?')).toBeHidden()
  await pickAnswer('Of the same people or things?', 'Different')
  for (const shut of [tension, relation('Cannot both be true as worded')]) {
    await expect(shut).toBeDisabled()
    const [id = ''] = ((await shut.getAttribute('aria-describedby')) ?? '').split(' ')
    await expect(page.locator(`[id="${id}"]`)).toContainText(/^Not this: .{10,}\.$/)
  }
  await expect(relation('Position changed')).toBeDisabled()
  await expect(page.getByText('needs one responsible speaker on both sides')).toBeVisible()
})

test('a statement of a draft can be replaced, and its passages are removed with it', async ({ page }) => {
  await open(page)
  const rightSide = page.locator('.side.b')
  await rightSide.getByText('Change').click()
  const field = rightSide.getByLabel('Another statement')
  await expect(rightSide.getByText('The passage marked here will go.')).toBeVisible()
  await field.fill('Nils Pier')
  await expect(rightSide.getByText(/on file, arrow down to choose/)).toBeAttached()
  await field.press('ArrowDown')
  await page.keyboard.press('Enter')
  await rightSide.getByRole('button', { name: 'Put it here' }).click()
  await expect(page.getByRole('heading', { level: 2, name: /^Nils Pier/ })).toBeVisible()
  await expect(page.locator('#knot-1')).toContainText('needs words on the')
  await isSaved(page)
})

test('a double click creates one tie, and a repeated shortcut saves once', async ({ page }) => {
  await open(page)
  await mouse.mark(page, 'a', 'We will never')
  await newTie(page).getByLabel('This tie is about').fill('what it says of ever')
  await newTie(page).getByRole('button', { name: /^Tie/ }).dblclick()
  await expect(page.locator('#knot-2')).toBeVisible()
  const revision = page.getByText(/revision \d+,/)
  await expect(revision).toContainText('revision 4,')
  await page.getByLabel('Status note').fill('Twice.')
  await page.keyboard.press('Control+s')
  await page.keyboard.press('Control+s')
  await isSaved(page)
  await expect(revision).toContainText('revision 5,')
  await page.reload()
  await expect(revision).toContainText('revision 5,')
  await expect(page.locator('#ties ~ details')).toHaveCount(2)
})
