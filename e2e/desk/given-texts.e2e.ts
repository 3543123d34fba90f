import { expect, test } from '@playwright/test'
import { givenTextFaults } from '#e2e/support/given-text-faults'
import { openPayloadApp, type PayloadApp } from '#e2e/support/payload-app'
import { surfacesOf } from '#e2e/support/xss-surfaces'

test.use({ trace: 'off' })

let app: PayloadApp
test.beforeAll(async () => {
  test.setTimeout(600_000)
  app = await openPayloadApp('given')
})
test.afterAll(() => app?.close())

const isPage = (path: string) => !/^\/(api|exports|desk\/find)\b|\.(md|txt|csv|json)(\?|$)/.test(path)

test('no given text widens a page, reorders a sentence of ours or closes it twice, on screen and on paper', async ({
  browser,
}) => {
  test.setTimeout(900_000)
  const context = await browser.newContext({ baseURL: app.origin })
  await context.addCookies([
    {
      ...{ name: '__Host-variance', value: app.token, domain: 'localhost', path: '/' },
      ...{ httpOnly: true, secure: true, sameSite: 'Lax' },
    },
  ])
  const { stored } = await surfacesOf(app, { ofRoute: 2, withQuery: 1, named: 1 })
  const page = await context.newPage()
  const faults: string[] = []
  for (const path of [...stored.filter(isPage), '/?q=when%3F', '/desk/statements?q=when%3F']) {
    await page.emulateMedia({ media: 'screen' })
    await page.goto(path)
    for (const width of [1440, 900, 375]) {
      await page.setViewportSize({ width, height: 900 })
      faults.push(...(await givenTextFaults(page)).map((fault) => `${path}, ${width} px: ${fault}`))
    }
    // A4 less its margins.
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 688, height: 1017 })
    faults.push(...(await givenTextFaults(page)).map((fault) => `${path}, on paper: ${fault}`))
  }
  expect(faults).toEqual([])

  // Controls: the check sees what it is for.
  await page.goto('/speakers')
  await page.evaluate(() => {
    document.querySelector('main')?.append('By שלום Jr.., ', 'x'.repeat(4000))
    document.body.style.overflowWrap = 'normal'
  })
  expect((await givenTextFaults(page)).map((fault) => fault.split(':')[0]?.replace(/\d+/, ''))).toEqual([
    'not isolated in main.',
    ' px too wide',
    'two closing marks',
  ])
  await context.close()
})
