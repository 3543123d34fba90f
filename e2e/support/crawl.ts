import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { payloads } from './payloads'
import type { PayloadApp } from './payload-app'
import { type Observed, settled, injectedIn, monitorContext } from './xss-monitor'

/** Opens downloads in the browser, which is the worse case. */
const downloads = /^\/(api|exports|desk\/find)\/|\.(md|txt|csv|json)$/

export type CrawlPage = { context: BrowserContext; observed: Observed }

/** A monitored browser, signed in as an admin; `isBare` removes the policy, as in an old browser. */
export async function openBrowser(
  browser: Browser,
  { origin, token }: PayloadApp,
  { isBare }: { isBare: boolean },
): Promise<CrawlPage> {
  const context = await browser.newContext({ bypassCSP: isBare, baseURL: origin })
  const observed = await monitorContext(context)
  await context.addCookies([
    {
      ...{ name: '__Host-variance', value: token, domain: 'localhost', path: '/' },
      ...{ httpOnly: true, secure: true, sameSite: 'Lax' },
    },
  ])
  await context.route(
    (url) => url.origin === origin && downloads.test(url.pathname),
    async (route) => {
      // The server may close an idle connection just as the next request leaves.
      const response = await route.fetch({ maxRetries: 2 })
      const { 'content-disposition': _shown, ...headers } = response.headers()
      await route.fulfill({ response, headers })
    },
  )
  return { context, observed }
}

/** Counts the payloads in the page's text and form fields. */
const shownIn = (page: Page): Promise<number> =>
  page.evaluate(
    (texts) => {
      const body = document.body.cloneNode(true)
      if (!(body instanceof HTMLElement)) return 0
      for (const script of body.querySelectorAll('script')) script.remove()
      const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')]
      const all = [body.textContent, ...fields.map(({ value }) => value)].join('\n')
      return texts.filter((text) => all.includes(text)).length
    },
    payloads.map(({ text }) => text),
  )

export type CrawlResult = { loads: number; showing: number; faults: string[] }

/** Opens every address, several at once, and looks for effects of payloads. */
export async function crawl(
  { context }: CrawlPage,
  paths: readonly string[],
  lanes = 3,
): Promise<CrawlResult> {
  const swept: CrawlResult = { loads: 0, showing: 0, faults: [] }
  const queue = paths[Symbol.iterator]()
  const lane = async () => {
    const page = await context.newPage()
    for (const path of queue) {
      try {
        let status = (await page.goto(path))?.status() ?? 0
        // On a busy machine the database may be briefly unavailable; stored payloads remain.
        for (let tries = 0; status >= 500 && tries < 5; tries++) {
          await pause(1000)
          status = (await page.goto(path))?.status() ?? 0
        }
        if (status >= 500) swept.faults.push(`${status} ${path}`)
        await settled(page)
        for (const strange of await injectedIn(page)) swept.faults.push(`${path}: ${strange}`)
        if ((await shownIn(page)) > 0) swept.showing++
      } catch (error) {
        // Some media types are not documents.
        if (!/Download is starting|ERR_ABORTED/.test(String(error))) throw error
      }
      swept.loads++
    }
    await page.close()
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return swept
}
