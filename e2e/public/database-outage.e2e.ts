import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '#e2e/support/fixtures'
import { startInstance } from '#e2e/support/instance'
import { proxyTo } from '#e2e/support/tcp-proxy'

const record = '/records/1-what-the-may-notice-contained'
const pages = ['/', record, '/speakers', '/disputes/pegasus-and-whatsapp-2019', '/nothing']
const handlers = [`${record}.md`, `${record}.json`, '/api/v1/records', '/api/v1/records/1']

let relay: Awaited<ReturnType<typeof proxyTo>>
let instance: Awaited<ReturnType<typeof startInstance>>

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  relay = await proxyTo(process.env['DATABASE_URL'] ?? '')
  instance = await startInstance(relay.url)
})
test.afterAll(async () => {
  await instance?.stop()
  await relay?.close()
})

async function answer(path: string, patienceMs = 8000) {
  const started = performance.now()
  const response = await fetch(`${instance.origin}${path}`, {
    redirect: 'manual',
    signal: AbortSignal.timeout(patienceMs),
  })
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    text: await response.text(),
    took: performance.now() - started,
  }
}

async function expectAway(path: string, limitMs = 4000): Promise<void> {
  const { status, retryAfter, text, took: ms } = await answer(path)
  expect(status, path).toBe(503)
  expect(Number(retryAfter), path).toBeGreaterThan(0)
  // The guarantee is 2 s; the rest allows for other tests on the same machine.
  expect(ms, path).toBeLessThan(limitMs)
  expect(text, path).toMatch(/cannot be reached|out of reach/)
  expect(text).not.toMatch(/ECONN|prisma|postgresql:|SELECT |\n\s+at /)
}

/** Ends the connections, and waits until no document may be sent from memory any more: a second. */
async function cutDatabase(): Promise<void> {
  await relay.cut()
  await pause(1100)
}

/** The first requests to a new instance take long on a busy machine. */
async function expectWell(): Promise<void> {
  for (const path of ['/', record, '/api/v1/records/1'])
    expect((await answer(path, 60_000)).status, path).toBe(200)
}

test('a stopped database gives 503 with a sentence everywhere, and recovery needs no restart', async () => {
  await expectWell()
  await cutDatabase()
  for (const path of [...pages, ...handlers]) await expectAway(path)
  await relay.mend()
  await expectWell()
})

test('a database that accepts connections but never answers gives 503', async () => {
  await expectWell()
  relay.silence()
  await pause(1100)
  for (const path of [record, '/api/v1/records/1']) await expectAway(path)
  await relay.mend()
  await expectWell()
})

test('backends that hang give 503, and no connection to them is used again', async () => {
  await expectWell()
  relay.stall()
  await pause(1100)
  // A statement may take 3 s, so the server waits a little longer than that.
  for (const path of [record, '/api/v1/records/1', `${record}.json`]) await expectAway(path, 7500)
  await relay.mend()
  await expectWell()
})

test('readers get a 503 during an outage, and the outage never ends the process', async () => {
  await cutDatabase()
  const during = await Promise.all(Array.from({ length: 60 }, (_, index) => answer(index % 2 ? record : '/')))
  expect(during.filter(({ status }) => status !== 503)).toEqual([])
  await relay.mend()
  const after = await Promise.all(Array.from({ length: 20 }, () => answer(record)))
  expect(after.filter(({ status }) => status !== 200)).toEqual([])
  expect(instance.isAlive()).toBe(true)
  expect(instance.output()).not.toMatch(/unhandledRejection|uncaughtException/i)
})

test.describe('in a browser', () => {
  test.use({ expectedErrors: [/status of 503/] })
  test('an outage at the desk shows the same document, whose script its policy allows', async ({ page }) => {
    await cutDatabase()
    const response = await page.goto(`${instance.origin}/desk`)
    expect(response?.status()).toBe(503)
    expect(response?.headers()['content-security-policy']).toContain("script-src 'self' 'sha256-")
    await expect(page.getByRole('main')).toContainText('Nothing is lost')
    // Only the reader script switches the theme, and a blocked script would be an error in the console.
    await page.getByRole('button', { name: /Light or dark/ }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', /light|dark/)
    await relay.mend()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page).toHaveURL(/\/sign-in/)
  })

  test('an outage shows our own page, and “Try again” returns to the record', async ({ page }) => {
    await cutDatabase()
    const response = await page.goto(`${instance.origin}${record}`)
    expect(response?.status()).toBe(503)
    await expect(page.getByRole('main')).toContainText('Nothing is lost')
    await relay.mend()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('They disagree about')
  })
})
