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
  // Generous, so that a slow machine fails no test. Tests that measure time have limits of their own.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  // Reliability tests kill their servers and measure them, so they run one at a time.
  projects: [
    // These count the subjects of the demonstration, so they run before desk tests publish into the shared database.
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
