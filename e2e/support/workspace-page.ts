import type { Page } from '@playwright/test'
import { expect } from './fixtures'
import type { InputMethod } from './input-methods'

/** The text of a side, in which passages are selected. */
export const selectableText = (page: Page, side: 'a' | 'b') => page.locator(`[data-marking="${side}"]`)

/** The page's description of the selection. */
export const selectionSummary = (page: Page, side: 'a' | 'b') =>
  selectableText(page, side).locator('xpath=following-sibling::output[1]')

export const tieLinks = (page: Page) => page.getByRole('navigation', { name: 'Ties' }).getByRole('link')
export const newTie = (page: Page) => page.locator('#tie form:has([name="label"])')
export const newNote = (page: Page) => page.getByRole('region', { name: /^Note on/ }).locator('form')
export const evidence = (page: Page) => page.locator('#evidence ~ ol > li')
export const thread = (page: Page, letter: string) =>
  page.getByRole('article', { name: `Note ${letter}`, exact: true })
export const summary = (page: Page) => page.getByLabel('Summary', { exact: true })
export const saveButton = (page: Page) => page.getByRole('button', { name: /^Save Ctrl S/ })
export const alert = (page: Page) => page.getByRole('main').getByRole('alert')
export const status = (page: Page) => page.locator('.statusbar')
export const isSaved = (page: Page) => expect(status(page)).toContainText('All changes saved')

export async function tieSelection(page: Page, input: InputMethod, label: string): Promise<void> {
  await input.type(newTie(page).getByLabel('This tie is about'), label)
  await input.press(newTie(page).getByRole('button', { name: /^Tie/ }))
}

export async function noSideways(page: Page): Promise<void> {
  const overflowPx = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflowPx, `${page.url()} is wider than its window`).toBeLessThanOrEqual(0)
}
