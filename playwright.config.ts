import { defineConfig, devices } from '@playwright/test'
import { browserLaunch } from './e2e/browser'

const baseURL = process.env['BASE_URL']
export default defineConfig({
  testDir: './e2e',
  globalSetup: './e2e/ready.ts',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results/e2e',
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    ...(baseURL ? { baseURL, launchOptions: await browserLaunch() } : {}),
    trace: 'retain-on-failure',
  },
})
