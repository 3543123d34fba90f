import type { Page } from '@playwright/test'
import { signIn } from '#e2e/support/sign-in'
import { axeFaults, expect, test } from '#e2e/support/fixtures'
import { isDesk, namesIn, crawledAddresses } from '#e2e/support/site-map'

// A trace of what axe does takes longer than axe.
test.use({ trace: 'off' })

/** With axe where its verdict may differ: colours by light and dark, order and sizes by width. */
const looks = [
  { width: 1440, colorScheme: 'light', isAsked: true },
  { width: 1440, colorScheme: 'dark', isAsked: false },
  { width: 375, colorScheme: 'light', isAsked: false },
  { width: 375, colorScheme: 'dark', isAsked: true },
] as const

/** What takes the focus and does not show it: no line around it, nor around what stands for it. */
const hiddenFocus = () => {
  const isShown = (element: Element, part?: string) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element, part)
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
  }
  return [
    ...document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex="0"]',
    ),
  ]
    .filter(
      (element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled'),
    )
    .filter((element) => {
      element.focus({ preventScroll: true })
      if (document.activeElement !== element) return false
      const around = [element, element.closest('label'), element.closest('.row, li')]
      return !around.some(
        (one) => one && (isShown(one) || isShown(one, '::after') || isShown(one, '::before')),
      )
    })
    .map((element) => `focus is not seen on ${element.outerHTML.slice(0, 120)}`)
}

async function faultsOf(page: Page, path: string): Promise<string[]> {
  const answer = await page.goto(path)
  const kept = answer?.headers()['cache-control'] ?? ''
  const faults = [
    ...(answer?.status() === 200 ? [] : [`status ${answer?.status()}`]),
    ...(/^(private, )?no-store$/.test(kept) ? [] : [`Cache-Control: ${kept}`]),
  ]
  const headings = await page.getByRole('heading', { level: 1 }).count()
  if (headings !== 1) faults.push(`${headings} headings of the first level`)
  for (const { width, colorScheme, isAsked } of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 900 })
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    const found = isAsked ? await axeFaults(page) : []
    if (over > 0) found.push(`${over} px wider than the window`)
    faults.push(...found.map((one) => `${width} ${colorScheme}: ${one}`))
  }
  await page.keyboard.press('Tab')
  faults.push(...(await page.evaluate(hiddenFocus)))
  return faults.map((fault) => `${path} ${fault}`)
}

test('every page of the desk is accessible, narrow or wide, light or dark, shows the focus, and is kept in no cache', async ({
  page,
}) => {
  test.setTimeout(900_000)
  await signIn(page, 'PUBLISHER')
  const swept = crawledAddresses(await namesIn(process.env['DATABASE_URL'] ?? '')).filter(
    ({ route }) => isDesk(route) && !route.startsWith('/desk/find/'),
  )
  expect(swept.length).toBeGreaterThan(18)
  const faults: string[] = []
  // Of a page that can be searched or filled from its address, as it is then.
  for (const { route, paths } of swept)
    faults.push(...(await faultsOf(page, (route.includes('[') ? paths[0] : paths.at(-1)) ?? route)))
  await page.context().clearCookies()
  faults.push(...(await faultsOf(page, '/sign-in?next=/desk')))
  expect(faults).toEqual([])
})
