import { defineConfig, devices } from '@playwright/test'
import { browserLaunch } from './e2e/browser'

const baseURL = process.env['BASE_URL']
if (!baseURL)
  throw new Error(
    'BASE_URL is not set. “npm run e2e” builds, starts and seeds an application of its own and then walks through it; ' +
      '“npm run e2e -- record” walks only through files with “record” in their name.',
  )

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results/e2e',
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    baseURL,
    trace: 'retain-on-failure',
    launchOptions: await browserLaunch(),
  },
})
