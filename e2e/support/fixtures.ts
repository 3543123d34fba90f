import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type Expected = {
  /** Console messages a test foresees, such as the browser's own note on a 404. */
  expectedErrors: RegExp[]
}

/** Every page a test opens is watched: an error in the console, in a script or against the policy fails it. */
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

/** The rule and the element of everything axe finds on the page as it stands. */
export async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} – ${node.html.slice(0, 160)}`),
  )
}

export async function axe(page: Page): Promise<void> {
  expect(await axeFaults(page), `axe on ${page.url()}`).toEqual([])
}
