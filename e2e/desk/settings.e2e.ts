import { axeFaults, expect, test } from '#e2e/support/fixtures'
import { isolatedApp } from '#e2e/support/isolated-app'
import { aPicture } from '#test/support/newsroom'

const app = isolatedApp()
const longName = `${'The Harbour and Ferry Fare Record of Contradicting Statements'.slice(0, 60)} ${'x'.repeat(19)}`

for (const [how, hasScript, name] of [
  ['with script', true, 'The Harbour Record'],
  ['without script', false, longName],
] as const)
  test.describe(how, () => {
    test.use({ javaScriptEnabled: hasScript })

    test('an admin changes name, contact and logo, and readers see them at once', async ({ page }) => {
      await app.open(page, '/desk/settings', 'ADMIN')
      await page.getByLabel('Name', { exact: true }).fill(`Har\u202Ebour`)
      await page.getByLabel('Contact').fill('desk@harbour.example')
      await page.getByRole('button', { name: 'Save' }).click()
      const field = page.getByLabel('Name', { exact: true })
      await expect(field).toHaveAttribute('aria-invalid', 'true')
      await expect(page.getByLabel('Contact')).toHaveValue('desk@harbour.example')
      await field.fill(name)
      await page.getByLabel('Licence of the data').fill('CC BY 4.0')
      await page.getByLabel('Address of the licence').fill('https://licence.example/by/4.0/')
      await page.getByLabel('How you correct').fill('We correct *openly*.')
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByRole('banner')).toContainText(name)
      await expect(page).toHaveTitle('Settings | Desk')
      await page.getByLabel('A picture').setInputFiles({
        ...{ name: 'logo.png', mimeType: 'image/png' },
        buffer: Buffer.from(aPicture('svg')),
      })
      await page.getByRole('button', { name: 'Use it as the logo' }).click()
      await expect(page.getByLabel('A picture')).toHaveAttribute('aria-invalid', 'true')
      await page.getByLabel('A picture').setInputFiles({
        ...{ name: 'logo.txt', mimeType: 'text/plain' },
        buffer: Buffer.from(aPicture('png')),
      })
      await page.getByRole('button', { name: 'Use it as the logo' }).click()
      await expect(page.getByRole('img', { name: 'The logo as it is now' })).toBeVisible()
      for (const [width, colorScheme] of [
        [1440, 'light'],
        [375, 'dark'],
      ] as const) {
        await page.setViewportSize({ width, height: 900 })
        await page.emulateMedia({ colorScheme })
        for (const path of ['/desk/settings', '/about', '/']) {
          await page.goto(app.at(path))
          if (hasScript) {
            expect(await axeFaults(page)).toEqual([])
            const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
            expect(overflow, path).toBeLessThanOrEqual(0)
          }
        }
      }
      await page.goto(app.at('/about'))
      await expect(page).toHaveTitle(`How we work | ${name}`)
      await expect(page.getByRole('banner')).toContainText(name)
      await expect(page.getByRole('main').locator('em')).toHaveText('openly')
      await expect(page.getByRole('link', { name: 'CC BY 4.0' })).toHaveAttribute(
        'href',
        'https://licence.example/by/4.0/',
      )
      expect(await page.locator('meta[property="og:site_name"]').getAttribute('content')).toBe(name)
      const logo = await page.getByRole('banner').locator('img').getAttribute('src')
      const picture = await page.request.get(app.at(logo ?? ''))
      expect(picture.headers()).toMatchObject({
        ...{ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' },
        ...{ 'cache-control': 'public, max-age=31536000, immutable' },
      })
      expect(picture.headers()['content-security-policy']).toContain("default-src 'none'")
      const text = async (path: string) => (await page.request.get(app.at(path))).text()
      expect(await text('/.well-known/security.txt')).toContain('Contact: mailto:desk@harbour.example\n')
      expect(JSON.parse(await text('/api/v1'))).toMatchObject({
        name,
        contact: 'mailto:desk@harbour.example',
      })
      await page.goto(app.at('/desk/settings'))
      await page.getByRole('button', { name: 'Remove it' }).click()
      await expect(page.getByRole('img', { name: 'The logo as it is now' })).toHaveCount(0)
      expect((await page.request.get(app.at(logo ?? ''))).status()).toBe(404)
    })
  })
