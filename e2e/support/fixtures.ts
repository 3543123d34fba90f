import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type Expected = {
  /** Console messages a test expects, such as the browser's own message on a 404. */
  expectedErrors: RegExp[]
}

/** Fails a test on a console error, a script error or a policy violation in any page it opens. */
export const test = base.extend<Expected & { watched: undefined }>({
  expectedErrors: [[], { option: true }],
  watched: [
    async ({ context, expectedErrors }, use) => {
      const trouble: string[] = []
      const note = (text: string) => {
        if (!expectedErrors.some((pattern) => pattern.test(text))) trouble.push(text)
      }
      context.on('console', (message) => {
        const isPolicy = /content.security.policy/i.test(message.text())
        if (message.type() === 'error' || isPolicy)
          note(`${message.type()}: ${message.text()} (${message.location().url})`)
      })
      context.on('weberror', (error) => note(`page error: ${error.error().stack ?? error.error().message}`))
      await use(undefined)
      expect(trouble, 'nothing unexpected in the console').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** The rule and the element of every fault axe finds on the current page. */
export async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} – ${node.html.slice(0, 160)}`),
  )
}

export async function axe(page: Page): Promise<void> {
  expect(await axeFaults(page), `axe on ${page.url()}`).toEqual([])
}

/** A wide screen in light and a phone in dark. */
const screens = [
  [1440, 'light'],
  [375, 'dark'],
] as const

/** Shows the page on each screen, and checks there: by default that axe finds nothing and that nothing scrolls sideways. */
export async function onEachScreen(page: Page, check = () => expectFits(page)): Promise<void> {
  for (const [width, colorScheme] of screens) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    await check()
  }
}

async function expectFits(page: Page): Promise<void> {
  await axe(page)
  await expectNoSidewaysScroll(page)
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
}
