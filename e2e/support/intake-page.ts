import { expect, type Page } from '@playwright/test'

export const lines = [
  'The fare of the ferry',
  '',
  'Speaking to the Ferry Post late Friday, Rosa Lindqvist, harbour master, said: "We will never raise the fare."',
  'The Harbour Board added that the fare will rise in May, citing a letter that it did not show.',
]
let count = 0

/** Pastes and stores a text under a new publisher; returns the publisher's name. */
export async function paste(page: Page, text = lines.join('\n'), title = `The fare of the ferry ${++count}`) {
  await page.getByLabel('Text', { exact: true }).fill(text)
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Publisher').fill(`The Ferry Post ${count}`)
  await page.getByLabel('Published').fill('2019-11-02')
  await page.getByRole('button', { name: 'Store this text' }).click()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  return `The Ferry Post ${count}`
}
export const quoteField = (page: Page) => page.getByRole('textbox', { name: 'Words', exact: true })
export const source = (page: Page) => page.getByRole('group', { name: 'Text of the source' })
export const attributionStep = (page: Page, number: number) => page.getByLabel(`Rung ${number}: who`)
export const speakerKind = (page: Page, number: number) =>
  page.getByLabel('Speaker', { exact: true }).nth(number - 1)
export const addButton = (page: Page) => page.getByRole('button', { name: 'Add this statement' })
export const capturedStatements = (page: Page) =>
  page.getByRole('region', { name: /statements? taken$/ }).getByRole('listitem')
export const status = (page: Page) => page.locator('.statusbar')

/** Drags over a passage of the stored text, from its first to its last words. */
export async function drag(page: Page, from: string, to: string) {
  const box = (exact: string, end: 'left' | 'right') =>
    source(page).evaluate(
      (ground, { exact, end: edge }) => {
        const walker = document.createTreeWalker(ground, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.textContent?.indexOf(exact) ?? -1
          if (at < 0) continue
          const range = document.createRange()
          range.setStart(node, at)
          range.setEnd(node, at + exact.length)
          const rect = range.getClientRects()[edge === 'left' ? 0 : range.getClientRects().length - 1]
          return {
            x: (edge === 'left' ? rect?.left : rect?.right) ?? 0,
            y: (rect?.top ?? 0) + (rect?.height ?? 0) / 2,
          }
        }
        throw new Error(`“${exact}” is not in the text.`)
      },
      { exact, end },
    )
  const [start, end] = [await box(from, 'left'), await box(to, 'right')]
  await page.mouse.move(start.x + 2, start.y)
  await page.mouse.down()
  await page.mouse.move(end.x + 1, end.y, { steps: 8 })
  await page.mouse.up()
}
