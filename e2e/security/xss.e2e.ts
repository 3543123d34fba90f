import { expect, test } from '@playwright/test'
import { measured } from '#test/support/measurements'
import { payloadsIn, closedReason } from '#e2e/support/payload-columns'
import { sendForms, type InputLength, withoutScript } from '#e2e/support/payload-forms'
import { payloads, volumesOfAll } from '#e2e/support/payloads'
import { openPayloadApp, type PayloadApp } from '#e2e/support/payload-app'
import { surfacesOf } from '#e2e/support/xss-surfaces'
import { openBrowser, crawl } from '#e2e/support/crawl'
import { asOwner } from '#e2e/support/seeded-database'
import { isFull } from '#e2e/support/site-map'

/** `npm test` uses a quarter of the payloads, some of every kind. */
const volumes = isFull ? volumesOfAll : 1
const counts = isFull ? { ofRoute: 12, withQuery: 8, named: 8 } : { ofRoute: 1, withQuery: 1, named: 1 }

test.use({ trace: 'off' })
test.describe.configure({ mode: 'serial' })

/** The browser's own console messages: on an error status, on a busy server, and on its text viewer's inline style. */
const isBrowsersOwn = (text: string) =>
  /the server responded with a status of|React error #441/.test(text) ||
  (/Applying inline style/.test(text) && /(\/exports\/|\.(md|txt|csv)\b)/.test(text))

let app: PayloadApp
test.beforeAll(async () => {
  test.setTimeout(600_000)
  app = await openPayloadApp(volumes)
})
test.afterAll(() => app?.close())

test('every text column contains every payload, or has a stated reason why it cannot', async () => {
  expect(payloads.length).toBeGreaterThanOrEqual(300)
  expect(new Set(payloads.map(({ text }) => text)).size).toBe(payloads.length)
  const stored = await asOwner(app.databaseUrl, (client) => payloadsIn(client, app.payloads))
  const open = [...stored].filter(([column]) => closedReason(column) === undefined)
  expect(open.filter(([, count]) => count < app.payloads.length)).toEqual([])
  expect(open.length).toBeGreaterThan(70)
  measured(
    'R19, fields',
    `${app.payloads.length} of ${payloads.length} payloads in each of ${open.length} columns of text`,
  )
})

for (const isBare of [true, false])
  test(`no stored or reflected payload runs on any surface, with the policy ${isBare ? 'off' : 'on'}`, async ({
    browser,
  }) => {
    test.setTimeout(isFull ? 3_600_000 : 600_000)
    const { stored, reflected: all } = await surfacesOf(app, counts)
    const reflected = isBare || isFull ? all : []
    const crawlPage = await openBrowser(browser, app, { isBare })
    const started = Date.now()
    const [storedCrawl, reflectedCrawl] = [await crawl(crawlPage, stored), await crawl(crawlPage, reflected)]
    await crawlPage.context.close()
    const { executions, dialogs, calls, console: consoleMessages } = crawlPage.observed
    expect({ executions, dialogs, calls }).toEqual({ executions: [], dialogs: [], calls: [] })
    expect([...storedCrawl.faults, ...reflectedCrawl.faults]).toEqual([])
    expect(consoleMessages.filter((text) => !isBrowsersOwn(text))).toEqual([])
    // Control: a crawl of empty pages finds nothing.
    expect(storedCrawl.showing).toBeGreaterThan(stored.length / 2)
    measured(
      `R19, ${isBare ? 'bare' : 'policy'}`,
      `${storedCrawl.loads + reflectedCrawl.loads} loads, ${storedCrawl.showing} of ${stored.length} stored and ${reflectedCrawl.showing} of ${reflected.length} asked for show payloads; 0 ran, ${Math.round((Date.now() - started) / 1000)} s`,
    )
  })

const cases: [string, InputLength, boolean][] = [
  ['too long, before our scripts have come', 'long', false],
  ['over what was saved since, with our scripts', 'short', true],
  ...(isFull
    ? ([
        ['over what was saved since, before our scripts have come', 'short', false],
        ['too long, with our scripts', 'long', true],
      ] satisfies [string, InputLength, boolean][])
    : []),
]
for (const [caseName, payload, hasScript] of cases)
  test(`no payload runs that a form echoes: ${caseName}`, async ({ browser }) => {
    test.setTimeout(600_000)
    const crawlPage = await openBrowser(browser, app, { isBare: true })
    if (!hasScript) await withoutScript(crawlPage)
    const { stored } = await surfacesOf(app, counts)
    const pages = [
      '/sign-in',
      ...stored.filter((path) => /^\/desk(\/|$)/.test(path) && !/find|history|audit/.test(path)),
    ]
    const seenForms = new Set<string>()
    const all = { forms: 0, echoes: 0, faults: [] as string[] }
    const page = await crawlPage.context.newPage()
    for (const path of new Set(pages)) {
      const { forms, echoes, faults } = await sendForms(page, path, {
        what: payload,
        hasScript,
        seen: seenForms,
      })
      all.forms += forms
      all.echoes += echoes
      all.faults.push(...faults)
    }
    await crawlPage.context.close()
    const { executions, dialogs, calls } = crawlPage.observed
    expect({ executions, dialogs, calls }).toEqual({ executions: [], dialogs: [], calls: [] })
    expect(all.faults).toEqual([])
    expect(all.echoes).toBeGreaterThan(10)
    measured(
      'R19, forms',
      `${all.forms} forms sent, ${caseName}; ${all.echoes} come back with what was typed; 0 ran`,
    )
  })
