import type { Page } from '@playwright/test'
import { expect, test } from '#e2e/support/fixtures'
import { isDesk, namesIn, crawledAddresses } from '#e2e/support/site-map'

const databaseUrl = process.env['DATABASE_URL'] ?? ''

/** Everything a page has stored in the browser. */
const storedData = (page: Page) =>
  page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: 'caches' in window ? await caches.keys() : [],
    workers: (await navigator.serviceWorker?.getRegistrations())?.length ?? 0,
  }))
const nothing = { local: [], session: [], databases: [], caches: [], workers: 0 }

test.describe('a reader is not tracked', () => {
  test.use({ expectedErrors: [/status of (404|410)/] })

  test('no page sends requests to other hosts, sets cookies, stores data or passes on a referrer', async ({
    page,
    context,
    baseURL,
  }) => {
    test.setTimeout(180_000)
    const elsewhere: string[] = []
    page.on('request', (request) => {
      const url = new URL(request.url())
      if (url.protocol !== 'data:' && url.origin !== new URL(baseURL ?? '').origin)
        elsewhere.push(request.url())
    })
    const pages = crawledAddresses(await namesIn(databaseUrl))
      .filter(({ route }) => !/^\/(api|exports)|:format/.test(route) && !isDesk(route))
      .flatMap(({ paths }) => paths.slice(0, 4))
    expect(pages.length).toBeGreaterThan(20)
    for (const path of [...pages, '/nothing', '/records/15']) {
      await page.goto(path, { waitUntil: 'load' })
      expect(await storedData(page), path).toEqual(nothing)
      const outward = await page.locator('a[href^="http"]').evaluateAll((links, origin) => {
        const sendsReferrer = (link: Element) => !/\bnoreferrer\b/.test(link.getAttribute('rel') ?? '')
        return links
          .filter((link) => !link.getAttribute('href')?.startsWith(origin) && sendsReferrer(link))
          .map(String)
      }, baseURL ?? '')
      expect(outward, `${path}: links without rel="noreferrer"`).toEqual([])
    }
    expect(elsewhere).toEqual([])
    expect(await context.cookies()).toEqual([])
  })
})
