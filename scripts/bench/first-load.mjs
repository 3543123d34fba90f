import { chromium } from '@playwright/test'
import { browserLaunch } from '#e2e/support/browser'

/** 1.6 Mbit/s, 150 ms and a processor four times slower, as Lighthouse's slow phone. */
const network = {
  offline: false,
  latency: 150,
  downloadThroughput: 1.6e6 / 8,
  uploadThroughput: 750e3 / 8,
}
const cpuSlowdown = 4
const [rounds = '5', ...addresses] = process.argv.slice(2)
/** Work of the main thread is counted until the page has been quiet for this long. */
const quietMs = 1500

/** Loads a page with an empty cache and measures it as Web Vitals defines the values. */
async function firstLoad(browser, address) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, isMobile: true })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', network)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown })
  let [requests, bytes] = [0, 0]
  devtools.on('Network.requestWillBeSent', () => (requests += 1))
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  await page.addInitScript(() => {
    globalThis.vitals = { lcp: 0, tbt: 0, cls: 0 }
    const observe = (type, note) =>
      new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true })
    observe('largest-contentful-paint', ({ startTime }) => (globalThis.vitals.lcp = startTime))
    observe('longtask', ({ duration }) => (globalThis.vitals.tbt += Math.max(0, duration - 50)))
    observe('layout-shift', ({ value }) => (globalThis.vitals.cls += value))
  })
  await page.goto(address, { waitUntil: 'load' })
  await page.waitForTimeout(quietMs)
  const vitals = await page.evaluate(() => globalThis.vitals)
  await context.close()
  return { ...vitals, requests, bytes }
}

const median = (values) => values.toSorted((left, right) => left - right)[Math.floor((values.length - 1) / 2)]

const browser = await chromium.launch(await browserLaunch())
const results = []
for (const address of addresses) {
  const loads = []
  for (let round = 0; round < Number(rounds); round++) loads.push(await firstLoad(browser, address))
  const medianOf = (key) => median(loads.map((load) => load[key]))
  results.push(
    Object.fromEntries(['lcp', 'tbt', 'cls', 'requests', 'bytes'].map((key) => [key, medianOf(key)])),
  )
}
await browser.close()
process.stdout.write(`${JSON.stringify(results)}\n`)
