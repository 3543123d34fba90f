import type { Page } from '@playwright/test'
import { signIn } from '#e2e/support/sign-in'
import { axeFaults, expect, test } from '#e2e/support/fixtures'
import { isDesk, namesIn, crawledAddresses } from '#e2e/support/site-map'

// Tracing axe takes longer than axe itself.
test.use({ trace: 'off' })

/** Axe runs where its result may differ: colours by scheme, order and sizes by width. */
const looks = [
  { width: 1440, colorScheme: 'light', runsAxe: true },
  { width: 1440, colorScheme: 'dark', runsAxe: false },
  { width: 375, colorScheme: 'light', runsAxe: false },
  { width: 375, colorScheme: 'dark', runsAxe: true },
] as const

/** Focusable elements without a visible outline, on themselves or on the element that represents them. */
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
        (element) =>
          element && (isShown(element) || isShown(element, '::after') || isShown(element, '::before')),
      )
    })
    .map((element) => `focus is not seen on ${element.outerHTML.slice(0, 120)}`)
}

async function faultsOf(page: Page, path: string): Promise<string[]> {
  const response = await page.goto(path)
  const cacheControl = response?.headers()['cache-control'] ?? ''
  const faults = [
    ...(response?.status() === 200 ? [] : [`status ${response?.status()}`]),
    ...(/^(private, )?no-store$/.test(cacheControl) ? [] : [`Cache-Control: ${cacheControl}`]),
  ]
  const headings = await page.getByRole('heading', { level: 1 }).count()
  if (headings !== 1) faults.push(`${headings} headings of the first level`)
  for (const { width, colorScheme, runsAxe } of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 900 })
    const overflowPx = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    const axeFindings = runsAxe ? await axeFaults(page) : []
    if (overflowPx > 0) axeFindings.push(`${overflowPx} px wider than the window`)
    faults.push(...axeFindings.map((fault) => `${width} ${colorScheme}: ${fault}`))
  }
  await page.keyboard.press('Tab')
  faults.push(...(await page.evaluate(hiddenFocus)))
  return faults.map((fault) => `${path} ${fault}`)
}

test('every page of the desk passes axe at each width and colour scheme, shows the focus, and is in no cache', async ({
  page,
}) => {
  test.setTimeout(900_000)
  await signIn(page, 'PUBLISHER')
  const swept = crawledAddresses(await namesIn(process.env['DATABASE_URL'] ?? '')).filter(
    ({ route }) => isDesk(route) && !/^\/desk\/find\/|\/data$/.test(route) && route !== '/desk/[...missing]',
  )
  expect(swept.length).toBeGreaterThan(18)
  const faults: string[] = []
  // Pages with a search or a prefilled form are opened with parameters, too.
  for (const { route, paths } of swept)
    faults.push(...(await faultsOf(page, (route.includes('[') ? paths[0] : paths.at(-1)) ?? route)))
  await page.context().clearCookies()
  faults.push(...(await faultsOf(page, '/sign-in?next=/desk')))
  expect(faults).toEqual([])
})
