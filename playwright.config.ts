import { defineConfig, devices } from '@playwright/test'
import { browserLaunch } from './e2e/support/browser'

const baseURL = process.env['BASE_URL']
export default defineConfig({
  testDir: './e2e',
  globalSetup: './e2e/support/require-server.ts',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results/e2e',
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // Of the machine’s own slowness no walk is to fail: no promise is timed here.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  // Those that kill what they run on, and measure it, run by themselves.
  projects: [
    // Tests of the desk publish into the shared database, and these count what the demonstration holds: they run first.
    { name: 'public', testMatch: 'public/*.e2e.ts' },
    { name: 'browser', testIgnore: ['public/**', 'reliability/**'], dependencies: ['public'] },
    { name: 'reliability', testMatch: 'reliability/*.e2e.ts', workers: 1 },
  ],
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    ...(baseURL ? { baseURL, launchOptions: await browserLaunch() } : {}),
    trace: 'retain-on-failure',
  },
})
