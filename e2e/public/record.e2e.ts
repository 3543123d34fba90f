import { expect, type Page, test } from '@playwright/test'
import { axe } from '#e2e/support/fixtures'

const record = '/records/1-what-the-may-notice-contained'
const phone = { width: 375, height: 720 }

const sideOf = (page: Page, name: string) => page.getByRole('article', { name })

test('both statements are side by side below the subject of their disagreement', async ({ page }) => {
  await page.goto(record)
  await expect(page).toHaveTitle('What the May notice contained | At Variance')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'They disagree about What the May notice contained',
  )
  await expect(sideOf(page, 'WhatsApp')).toContainText('“quickly resolved a security issue')
  await expect(sideOf(page, 'Amit Malviya')).toContainText('“WhatsApp has been claiming')
  await expect(sideOf(page, 'Amit Malviya')).not.toContainText('Speaking to ETV Bharat, Malviya said')
  const [a, b] = await Promise.all(
    ['WhatsApp', 'Amit Malviya'].map((name) => sideOf(page, name).boundingBox()),
  )
  expect(a?.y).toBe(b?.y)
  expect(Math.abs((a?.width ?? 0) - (b?.width ?? 1000))).toBeLessThan(1)
})

test('a wrong slug, a bare number and the short address redirect permanently to the full address', async ({
  request,
}) => {
  for (const address of ['/records/1', '/records/1-wrong', '/r/1']) {
    const response = await request.get(address, { maxRedirects: 0 })
    expect(response.status()).toBe(308)
    expect(response.headers()['location']).toBe(record)
  }
  const pinned = await request.get('/r/1?v=2', { maxRedirects: 0 })
  expect(pinned.headers()['location']).toBe(`${record}?v=2`)
})

test('a number, version or address that is no record answers 404', async ({ request }) => {
  for (const address of [
    '/records/999',
    '/records/x',
    `${record}?v=99`,
    `${record}?v=0`,
    '/r/999',
    '/r/1?v=x',
  ])
    expect((await request.get(address)).status(), address).toBe(404)
})

test('an old version says that it is old and links to the latest', async ({ page }) => {
  await page.goto(`${record}?v=1`)
  await expect(page.getByText('This is version 1')).toBeVisible()
  await page.getByRole('link', { name: 'Read version 3' }).click()
  await expect(page).toHaveURL(record)
  await expect(page.getByText('The record has changed since.')).toHaveCount(0)
})

test('each passage links to its counterpart, and pointing at one highlights both', async ({ page }) => {
  await page.goto(record)
  const passage = sideOf(page, 'WhatsApp').getByRole('link', { name: 'a security issue' })
  const counterpart = sideOf(page, 'Amit Malviya').getByRole('link', { name: 'a technical update' })
  await expect(passage).toHaveAccessibleDescription('passage 1, against “a technical update”')
  await expect(counterpart).toHaveAccessibleDescription('passage 1, against “a security issue”')
  await passage.focus()
  await expect(passage).toHaveClass(/\bon\b/)
  await expect(counterpart).toHaveClass(/\bon\b/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${record}#b1`)
})

test('a copied quotation is the quotation, character for character', async ({ page, request }) => {
  const { document } = await (await request.get('/api/v1/records/1')).json()
  for (const width of [1440, 375]) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(record)
    const copied = await sideOf(page, 'Amit Malviya')
      .locator('blockquote')
      .evaluate((quote) => {
        getSelection()?.selectAllChildren(quote)
        return String(getSelection())
      })
    expect(copied.trim()).toBe(`“${document.b.quote}”`)
  }
  // The notes and points inside the words still reach a screen reader.
  await expect(sideOf(page, 'Amit Malviya').getByRole('link', { name: /^Note [a-z]$/ })).toHaveCount(2)
})

test('no pop-up is taller than the screen, and its heading has the size of a pop-up', async ({ page }) => {
  for (const [width, height] of [
    [1280, 800],
    [1280, 420],
    [375, 480],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.goto(record)
    for (const name of ['Cite', 'Share', 'Export']) {
      await page.getByRole('button', { name, exact: true }).click()
      const dialog = page.getByRole('dialog')
      const box = await dialog.boundingBox()
      expect(box && box.y >= 0 && box.y + box.height <= height, `${name} at ${width} × ${height}`).toBe(true)
      await expect(dialog.getByRole('heading')).toHaveCSS('font-size', '20px')
      await dialog.getByRole('button', { name: 'Close' }).click()
      await expect(dialog).toBeHidden()
    }
  }
})

test('tie lines are drawn from bracket to bracket', async ({ page }) => {
  await page.goto(record)
  await expect(page.locator('.ties path.t1')).toHaveAttribute('d', /^M-/)
})

test('a point in the address’s fragment is selected', async ({ page }) => {
  await page.goto(`${record}#2`)
  await expect(page.getByRole('link', { name: /^notified Indian/ })).toHaveClass(/\bon\b/)
})

test('the two views are switched by keyboard', async ({ page }) => {
  await page.goto(record)
  await page.getByRole('link', { name: 'Passage by passage' }).press('Enter')
  const list = page.getByRole('region', { name: 'Passage by passage' })
  await expect(list.getByRole('heading')).toHaveText([
    /What the message was about/,
    /What the authorities were told/,
  ])
  await expect(sideOf(page, 'WhatsApp')).toBeHidden()
  await page.getByRole('link', { name: 'Side by side' }).press('Enter')
  await expect(sideOf(page, 'WhatsApp')).toBeVisible()
})

test('on a phone every menu opens completely inside the window', async ({ page }) => {
  await page.setViewportSize(phone)
  await page.goto(record)
  for (const name of ['Cite', 'Share', 'Export']) {
    await page.getByRole('button', { name }).click()
    await expect(page.getByRole('dialog')).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('Escape')
  }
})

test('a citation names its version in its address', async ({ page }) => {
  await page.goto(record)
  await page.getByRole('button', { name: 'Cite' }).click()
  await expect(page.getByRole('dialog', { name: 'Cite this record' })).toContainText(
    /“What the May notice contained”, At Variance, record 1, version 3, \d+ \w+ \d{4}\..*\/r\/1\?v=3/,
  )
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Cite this record' })).toBeHidden()
})

test('every export in the menu is served', async ({ page, request }) => {
  await page.goto(record)
  await page.getByRole('button', { name: 'Export' }).click()
  const links = page.getByRole('dialog', { name: 'Export this record' }).getByRole('link')
  await expect(links).toHaveCount(4)
  for (const link of await links.all()) {
    const address = await link.getAttribute('href')
    expect((await request.get(address ?? '', { maxRedirects: 0 })).status(), address ?? '').toBe(200)
  }
})

test('on a phone the other side opens as a sheet and returns the focus on closing', async ({ page }) => {
  await page.setViewportSize(phone)
  await page.goto(record)
  const passage = page.getByRole('link', { name: /^notified Indian/ })
  await passage.click()
  const sheet = page.getByRole('dialog', { name: 'The other side' })
  await expect(sheet).toContainText('did not have any information on phones being compromised')
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await expect(passage).toBeFocused()
  await passage.click()
  await sheet.getByRole('link', { name: 'Read it in place' }).click()
  await expect(page).toHaveURL(`${record}#b2`)
})

test('on a phone further facts are shown on request', async ({ page }) => {
  await page.setViewportSize(phone)
  await page.goto(record)
  const facts = page.getByRole('region', { name: 'Details of the statement of WhatsApp' })
  await expect(facts.getByText('Verbatim, part of a sentence')).toBeHidden()
  await facts.getByRole('button', { name: 'All details of this statement' }).click()
  await expect(facts.getByText('Verbatim, part of a sentence')).toBeVisible()
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the record is complete: quotations, facts, notes, both views and menus', async ({ page }) => {
    await page.setViewportSize(phone)
    await page.goto(record)
    await expect(page.getByText('Verbatim, part of a sentence')).toBeVisible()
    await expect(page.getByText('that particular update', { exact: false }).last()).toBeVisible()
    await page.getByRole('button', { name: 'Share' }).click()
    await expect(page.getByRole('dialog', { name: 'Share' })).toContainText('/r/1')
    await page.getByRole('dialog', { name: 'Share' }).getByRole('button', { name: 'Close' }).click()
    await page.getByRole('link', { name: 'Passage by passage' }).click()
    await expect(page.getByRole('region', { name: 'Passage by passage' })).toBeVisible()
  })
})

for (const width of [1440, 375])
  for (const colorScheme of ['light', 'dark'] as const)
    test(`axe finds no fault at ${width} in ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      await page.goto(record)
      await axe(page)
    })

test('no page scrolls sideways at 320 or writes to the console', async ({ page }) => {
  const messages: string[] = []
  page.on('console', (message) => messages.push(message.text()))
  page.on('pageerror', (error) => messages.push(error.message))
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto(record)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  expect(messages).toEqual([])
})
