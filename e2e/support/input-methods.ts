import { expect, type Locator, type Page } from '@playwright/test'

/** The ways to operate the desk. Every journey test runs with each. */
export type InputMethod = {
  name: 'mouse' | 'keyboard'
  press: (target: Locator) => Promise<void>
  type: (field: Locator, words: string) => Promise<void>
  choose: (select: Locator, label: string) => Promise<void>
  tick: (box: Locator) => Promise<void>
  /** Chooses a radio button. */
  pick: (radio: Locator) => Promise<void>
  /** Selects words in the text called `name`. */
  mark: (page: Page, name: string, words: string) => Promise<void>
}

const selectableText = (page: Page, name: string) => page.locator(`[data-marking="${name}"]`)

/** Screen positions of the middle of the first and the last letter of a passage. */
async function screenEndsOf(element: Locator, words: string) {
  return element.evaluate((element, exact) => {
    const at = (element.textContent ?? '').indexOf(exact)
    if (at === -1) throw new Error(`“${exact}” does not stand there.`)
    const letter = (offset: number) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      let remaining = offset
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const length = node.textContent?.length ?? 0
        if (remaining < length) {
          const range = document.createRange()
          range.setStart(node, remaining)
          range.setEnd(node, remaining + 1)
          if (offset === at) range.startContainer.parentElement?.scrollIntoView({ block: 'center' })
          const box = range.getBoundingClientRect()
          return { left: box.left, right: box.right, middle: box.top + box.height / 2 }
        }
        remaining -= length
      }
      throw new Error('The text is shorter than its words.')
    }
    return { first: letter(at), last: letter(at + exact.length - 1) }
  }, words)
}

export const mouse: InputMethod = {
  name: 'mouse',
  press: (target) => target.click(),
  type: (field, words) => field.fill(words),
  choose: async (select, label) => void (await select.selectOption({ label })),
  tick: (box) => box.check(),
  pick: (radio) => radio.check(),
  async mark(page, name, words) {
    const { first, last } = await screenEndsOf(selectableText(page, name), words)
    await page.mouse.move(first.left + 1, first.middle)
    await page.mouse.down()
    await page.mouse.move(last.right + 1, last.middle, { steps: 4 })
    await page.mouse.up()
  },
}

const tabsMax = 400
const wordsMax = 200

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement)

/** Presses Tab until the element has the focus. An element out of its reach needs a mouse. */
async function tabTo(target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let tabs = 0; tabs < tabsMax; tabs++) {
    if (await hasFocus(target)) return
    await target.page().keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${target.toString()}.`)
}

/** Tab enters a radio group at the checked button or the first; the arrow keys move within it. */
async function tabToGroup(radio: Locator): Promise<void> {
  await expect(radio).toBeVisible()
  const isInside = () =>
    radio.evaluate((element: HTMLInputElement) => {
      const at = document.activeElement
      return at instanceof HTMLInputElement && at.name === element.name && at.form === element.form
    })
  for (let tabs = 0; tabs < tabsMax; tabs++) {
    if (await isInside()) return
    await radio.page().keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to the group of ${radio.toString()}.`)
}

export const keyboard: InputMethod = {
  name: 'keyboard',
  async press(target) {
    await tabTo(target)
    await target.page().keyboard.press('Enter')
  },
  async type(field, words) {
    await tabTo(field)
    await field.page().keyboard.press('Control+a')
    await field.page().keyboard.insertText(words)
  },
  async choose(select, label) {
    await tabTo(select)
    const { keyboard: keys } = select.page()
    await keys.press('Home')
    const selectedOption = select.locator('option:checked')
    const count = await select.locator('option').count()
    for (let steps = 0; steps < count && (await selectedOption.textContent()) !== label; steps++)
      await keys.press('ArrowDown')
    await expect(selectedOption).toHaveText(label)
  },
  async tick(box) {
    await tabTo(box)
    if (!(await box.isChecked())) await box.page().keyboard.press('Space')
    await expect(box).toBeChecked()
  },
  async pick(radio) {
    await tabToGroup(radio)
    const { keyboard: keys } = radio.page()
    if (await hasFocus(radio)) await keys.press('Space')
    for (let steps = 0; steps < 8 && !(await radio.isChecked()); steps++) await keys.press('ArrowDown')
    await expect(radio).toBeChecked()
  },
  async mark(page, name, words) {
    const ground = selectableText(page, name)
    await tabTo(ground)
    const start = await ground.evaluate((element, exact) => (element.textContent ?? '').indexOf(exact), words)
    const end = start + words.length
    const selectedText = async () => {
      const summary = (await ground.locator('xpath=following-sibling::output[1]').textContent()) ?? ''
      const [, from = '-1', to = '-1'] = /characters (\d+) to (\d+)/.exec(summary) ?? []
      return { from: Number(from), to: Number(to) }
    }
    // In a text without a selection, Escape clears the selection of the other text.
    if ((await selectedText()).from !== -1) await page.keyboard.press('Escape')
    for (let presses = 0; presses < wordsMax && (await selectedText()).from < start; presses++)
      await page.keyboard.press('ArrowRight')
    for (let presses = 0; presses < wordsMax && (await selectedText()).to < end; presses++)
      await page.keyboard.press('Shift+ArrowRight')
  },
}

/** Taps the first word, then the last. */
export async function markByTouch(page: Page, name: string, words: string): Promise<void> {
  const { first, last } = await screenEndsOf(selectableText(page, name), words)
  await page.touchscreen.tap(first.left + 2, first.middle)
  await page.touchscreen.tap(last.right - 2, last.middle)
}
