import { expect, type Page, test } from '@playwright/test'
import { axe } from '#e2e/support/fixtures'

const rows = (page: Page) => page.locator('.record-list .row')
const tally = (page: Page) => page.locator('.tally').getByRole('status')

test('the front page shows both sides of every published record, and a withdrawn record only as a number', async ({
  page,
}) => {
  await page.goto('/')
  await expect(page).toHaveTitle('Disputes | At Variance')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Statements that disagree')
  await expect(page.getByText('14 records in 1 dispute')).toBeVisible()
  await expect(rows(page)).toHaveCount(14)
  for (const row of await rows(page).all()) {
    await expect(row.locator('.byline')).toHaveCount(2)
    await expect(row.locator('.excerpt .mark').first()).toBeVisible()
  }
  await expect(page.getByText('1 withdrawn record is not listed.')).toBeVisible()
})

test('only a speaker’s quoted words are set in quotation marks and in the serif', async ({ page }) => {
  await page.goto('/')
  for (const quotations of await page.locator('.row .excerpt').all()) {
    const [text, family, isParaphrase] = await quotations.evaluate((element) => [
      element.textContent,
      getComputedStyle(element).fontFamily,
      element.classList.contains('paraphrase'),
    ])
    expect(text.startsWith('“') && text.endsWith('”'), text).toBe(!isParaphrase)
    expect(/^"?eczar/i.test(family), text).toBe(!isParaphrase)
  }
})

test('a click anywhere in a row opens its record', async ({ page }) => {
  await page.goto('/')
  const row = rows(page).filter({ hasText: 'What the May notice contained' })
  await row.click({ position: { x: 12, y: 12 } })
  await expect(page).toHaveURL('/records/1-what-the-may-notice-contained')
})

test('a filter changes the address, announces the count and keeps the focus', async ({ page }) => {
  await page.goto('/')
  const status = page.getByLabel('Status', { exact: true })
  await status.focus()
  await status.selectOption({ label: 'Reconciled (1)' })
  await expect(page).toHaveURL('/?status=reconciled')
  await expect(tally(page)).toHaveText('1 record')
  await expect(rows(page)).toHaveCount(1)
  await expect(status).toBeFocused()
  await page.getByLabel('Search words, names, records').fill('San Francisco')
  await expect(page).toHaveURL('/?q=San+Francisco&status=reconciled')
  await expect(page.getByLabel('Search words, names, records')).toBeFocused()
})

test('a query and a status in the address find only open records that contain both words', async ({
  page,
}) => {
  await page.goto('/?q=technical+update&status=open')
  await expect(page.getByLabel('Search words, names, records')).toHaveValue('technical update')
  await expect(page.getByLabel('Status', { exact: true })).toHaveValue('open')
  await expect(rows(page).first()).toBeVisible()
  await expect(rows(page).filter({ hasText: 'An update, and no mention' })).toHaveCount(1)
  for (const row of await rows(page).all()) await expect(row.locator('.status')).toHaveText('Open')
})

test('a record is found by its number', async ({ page }) => {
  await page.goto('/?q=%239')
  await expect(rows(page).filter({ hasText: 'What the figure 1,400 counts' })).toHaveCount(1)
})

test('a search without results repeats the query and offers to remove the last filter', async ({ page }) => {
  await page.goto('/?q=Raipur&status=reconciled')
  await expect(page.getByText('No record has “Raipur” with status Reconciled.')).toBeVisible()
  await page.getByRole('link', { name: 'Remove “Reconciled”' }).click()
  await expect(page).toHaveURL('/?q=Raipur')
  await expect(rows(page)).not.toHaveCount(0)
})

test('withdrawn records are listed on request by number, day and reason, without any quotation', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Show it' }).click()
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('Record 15')
  await expect(rows(page)).toContainText('do not exclude each other')
  await expect(rows(page).locator('.mark')).toHaveCount(0)
})

for (const query of [
  'status=nonsense&kind=%7B%7D&order=&page=-1',
  'said-from=2019-02-30&said-to=2019-13-01',
  'said-from=0000-01-01',
  'status=open&status=reconciled&status[]=x',
  'page=99999',
  'speaker=%2e%2e%2fetc&dispute=%27%3B--',
])
  test(`a malformed parameter is ignored: ${query}`, async ({ page }) => {
    const response = await page.goto(`/?${query}`)
    expect(response?.status()).toBe(200)
    await expect(rows(page).first()).toBeVisible()
  })

test('a search of any length and any characters is answered, and the page says when it was cut', async ({
  page,
}) => {
  await page.goto(`/?q=${'spyware+'.repeat(60)}`)
  await expect(tally(page)).toContainText('The search was cut at 200 characters.')
  for (const q of ['%27%22%28%29%26%7C%21', '%F0%9F%98%80', '-', '%22', 'a%27%3B+DROP+TABLE'])
    expect((await page.goto(`/?q=${q}`))?.status(), q).toBe(200)
})

test('the theme is stored only after the reader has chosen one', async ({ page, context }) => {
  await page.goto('/')
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
  expect(await context.cookies()).toEqual([])
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const before = await ground()
  await page.getByRole('button', { name: 'Switch between light and dark' }).click()
  const after = await ground()
  expect(after).not.toBe(before)
  await page.goto('/about')
  expect(await ground()).toBe(after)
})

test('the first Tab stop skips past the masthead', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/#main')
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the filter form submits by its button, and controls that need script are hidden', async ({
    page,
  }) => {
    await page.goto('/')
    await expect(rows(page)).toHaveCount(14)
    await expect(page.getByRole('button', { name: /light and dark/ })).toHaveCount(0)
    await page.getByLabel('Speaker').selectOption('nso-group')
    await page.getByRole('button', { name: 'Show' }).click()
    await expect(page).toHaveURL(/[?&]speaker=nso-group/)
    await expect(rows(page)).toHaveCount(2)
  })

  test('a reader goes from the front page to a dispute, a statement, its speaker and its source', async ({
    page,
  }) => {
    await page.goto('/')
    await page.getByRole('link', { name: 'All 33 statements in order of time' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pegasus and WhatsApp, 2019')
    const statements = page.getByRole('region', { name: /in order of time/ }).getByRole('listitem')
    await expect(statements).toHaveCount(33)
    await statements
      .filter({ hasText: '19 Indians' })
      .getByRole('link', { name: /^Details/ })
      .click()
    await expect(
      page.getByText('No conflict on file. We have not paired this statement with another.'),
    ).toBeVisible()
    await page.getByRole('link', { name: /^Business Standard, / }).click()
    await expect(page.getByRole('heading', { name: 'Statements read in it' })).toBeVisible()
    await page.getByRole('link', { name: 'Speakers' }).first().click()
    await page.getByRole('link', { name: 'Amit Malviya' }).click()
    await expect(page.getByText('no measure of honesty')).toBeVisible()
  })
})

const pages = [
  '/',
  '/?status=withdrawn',
  '/?q=malware&status=reconciled',
  '/about',
  '/speakers',
  '/speakers/amit-malviya',
  '/disputes/pegasus-and-whatsapp-2019',
  '/statements/amit-malviya-whatsapp-has-been-claiming-that-it',
  '/sources/etv-bharat-whatsapp-provided-technical-update-no-info-on',
]

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1440, 375])
    test(`axe finds no fault on any public page, ${colorScheme}, ${width} wide`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      for (const address of pages) {
        await page.goto(address)
        await axe(page)
      }
    })

test('no public page scrolls sideways at 320, and none writes to the console', async ({ page }) => {
  const messages: string[] = []
  page.on('console', (message) => messages.push(message.text()))
  page.on('pageerror', (error) => messages.push(error.message))
  await page.setViewportSize({ width: 320, height: 640 })
  for (const address of pages) {
    await page.goto(address, { waitUntil: 'load' })
    expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBe(320)
  }
  expect(messages).toEqual([])
})

test('a page requests nothing from other hosts, and names its own canonical address', async ({
  page,
  request,
  baseURL,
}) => {
  const origin = new URL(baseURL ?? 'http://localhost').origin
  const elsewhere: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) elsewhere.push(request.url())
  })
  for (const address of pages.filter((path) => !path.includes('?'))) {
    await page.goto(address)
    const canonical = await page.locator('link[rel=canonical]').getAttribute('href')
    expect(new URL(canonical ?? '').pathname).toBe(address)
    expect(await (await request.get(address)).text(), address).not.toMatch(/<[^>]+\sstyle=/)
  }
  expect(elsewhere).toEqual([])
})
