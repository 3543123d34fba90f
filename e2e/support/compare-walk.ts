import type { Page } from '@playwright/test'

/** Seconds of a practised editor by the keystroke-level model. */
const seconds = { click: 1.3, key: 0.25, character: 0.18, decision: 1.2 }

/** Drives the page and counts what hands do. */
export function countedHands(page: Page) {
  const counts = { pages: 0, fields: new Set<string>(), clicks: 0, keys: 0, characters: 0, decisions: 0 }
  return {
    /** A page that is opened. */
    open: async (address: string) => {
      counts.pages++
      await page.goto(address)
    },
    press: async (key: string) => {
      counts.keys++
      await page.keyboard.press(key)
    },
    /** Pastes a text into the field that has the focus. */
    paste: async (text: string) => {
      counts.keys++
      await page.evaluate((words) => navigator.clipboard.writeText(words), text)
      await page.keyboard.press('ControlOrMeta+V')
    },
    type: async (text: string) => {
      const name = await page.evaluate(() => document.activeElement?.getAttribute('data-field') ?? 'a field')
      counts.fields.add(name)
      counts.characters += text.length
      await page.keyboard.insertText(text)
    },
    /** A choice that has to be thought about. */
    decide: () => {
      counts.decisions++
    },
    totals: () => ({
      ...counts,
      fields: counts.fields.size,
      seconds: Math.round(
        counts.clicks * seconds.click +
          counts.keys * seconds.key +
          counts.characters * seconds.character +
          counts.decisions * seconds.decision,
      ),
    }),
  }
}

/** Two texts that the desk has never seen. The mark makes their words and names new. */
export const twoTexts = (mark: string) => ({
  first: `No rise in the fare of the ferry ${mark}
The Ferry Post ${mark}, 2 November 2019

The board met on Friday in the harbour.

“We will never raise the fare of the ferry,” Rosa Lindqvist ${mark} said on Friday.

The islanders asked for a written promise.`,
  second: `The fare of the ferry rises in May ${mark}
The Island Gazette ${mark}
Published: 5 November 2019

“The fare of the ferry will rise to 5 euros in May,” Ole Brandt ${mark} said on Monday.`,
})
