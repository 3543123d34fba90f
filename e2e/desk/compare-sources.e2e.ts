import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { expect, test } from '#e2e/support/fixtures'
import { isolatedApp } from '#e2e/support/isolated-app'

test.use({ permissions: ['clipboard-read', 'clipboard-write'], expectedErrors: [/422/] })

const page1 = `<!doctype html><html lang="en"><head><title>Ferry fare to rise in May | The Island Gazette</title>
<meta property="og:site_name" content="The Island Gazette"><meta property="article:published_time" content="2019-11-05T09:00:00Z"></head>
<body><nav>Home</nav><article><h1>Ferry fare to rise in May</h1>
<p>${'The board of the harbour met on Friday and spoke for hours. '.repeat(15)}</p>
<p>“The fare of the ferry will rise to 5 euros in May,” Ole Brandt said on Monday.</p></article></body></html>`

/** A host of the test's own, which the server reaches by a module that is loaded before it. */
const site = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end(page1)
})
let port = 0
test.beforeAll(async () => {
  site.listen(0, '127.0.0.1')
  await once(site, 'listening')
  const address: AddressInfo | string | null = site.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
})
test.afterAll(() => {
  site.close()
})

const app = isolatedApp(() => ({
  NODE_OPTIONS: `--import ${pathToFileURL('test/support/fictional-hosts.mjs').href}`,
  FICTIONAL_HOSTS: JSON.stringify({ 'gazette.example': port }),
}))

test('an address is read with title, publisher, day and quotation; a private one is refused and stays', async ({
  page,
}) => {
  await app.open(page, '/desk/compare')
  const field = page.locator('[data-paste="first"]')
  const paste = async (text: string) => {
    await field.focus()
    await page.evaluate((words) => navigator.clipboard.writeText(words), text)
    await page.keyboard.press('ControlOrMeta+V')
  }
  await expect(page.locator('#status-hints')).toContainText('Compare')
  await paste('http://127.0.0.1/desk')
  await expect(page.locator('.field-error')).toContainText('not on the public web')
  await expect(field).toHaveValue('http://127.0.0.1/desk')
  await paste('http://gazette.example/fare')
  await expect(page.getByRole('heading', { name: 'Ferry fare to rise in May' })).toBeVisible({
    timeout: 30_000,
  })
  await expect(page.getByText('The Island Gazette').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-field="first.name"]')).toHaveValue('Ole Brandt')
  await expect(page.locator('[data-field="first.said.edtf"]')).toHaveValue('4 Nov 2019')
})

test('a file is read, and one of another kind is refused in a sentence', async ({ page }) => {
  await app.open(page, '/desk/compare')
  await expect(page.locator('#status-hints')).toContainText('Compare')
  const files = page.locator('input[type="file"]').first()
  await files.setInputFiles({
    name: 'fare.exe',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('MZ'),
  })
  await expect(page.locator('.field-error')).toContainText('Files of this kind are not read.')
  await files.setInputFiles({ name: 'fare.html', mimeType: 'text/html', buffer: Buffer.from(page1) })
  await expect(page.getByRole('heading', { name: 'Ferry fare to rise in May' })).toBeVisible({
    timeout: 30_000,
  })
})
