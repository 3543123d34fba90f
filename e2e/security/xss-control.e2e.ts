import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { measured } from '#test/support/measurements'
import { payloads } from '#e2e/support/payloads'
import { injectedIn, touch, monitorContext } from '#e2e/support/xss-monitor'

const origin = 'http://careless.invalid'
const framesAtOnce = 48

test.use({ trace: 'off' })

test('control: nine of ten payloads run in vulnerable pages, and most others are found in the markup', async ({
  browser,
}) => {
  const context = await browser.newContext()
  const observed = await monitorContext(context)
  const bodies = new Map(payloads.map(({ id, text, template }) => [`${origin}/${id}`, template(text)]))
  await context.route(`${origin}/**`, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: bodies.get(route.request().url()) ?? '<!doctype html><p>x</p>',
    }),
  )
  const detected = new Set<number>()
  for (let at = 0; at < payloads.length; at += framesAtOnce) {
    const page = await context.newPage()
    await page.goto(origin)
    // Each payload gets its own page, so that it cannot disturb the next.
    await page.evaluate(
      (urls) => {
        for (const url of urls)
          document.body.append(Object.assign(document.createElement('iframe'), { src: url }))
      },
      payloads.slice(at, at + framesAtOnce).map(({ id }) => `${origin}/${id}`),
    )
    await page.waitForLoadState('networkidle').catch(() => {})
    for (const frame of page.mainFrame().childFrames()) {
      const id = Number(new URL(frame.url()).pathname.slice(1))
      if ((await injectedIn(frame).catch(() => [])).length > 0) detected.add(id)
      await touch(frame).catch(() => {})
    }
    // Missing images and timers fire a moment later.
    await pause(300)
    await page.close()
  }
  await context.close()
  const executed = new Set(
    [...observed.executions, ...observed.dialogs].map((said) => Number.parseInt(said, 10)),
  )
  const called = new Set(observed.calls.map((url) => Number(/\/(\d{4})/.exec(url)?.[1])))
  const silent = payloads.filter(({ id }) => !executed.has(id) && !called.has(id))
  const undetected = silent.filter(({ id }) => !detected.has(id))
  measured(
    'R19, control',
    `${payloads.length} payloads in vulnerable pages: ${executed.size} ran, ${called.size} called out, ${payloads.length - undetected.length} noticed`,
  )
  expect(silent.length, silent.map(({ text }) => text).join('\n')).toBeLessThan(payloads.length * 0.1)
  expect(undetected.length, undetected.map(({ text }) => text).join('\n')).toBeLessThan(
    payloads.length * 0.03,
  )
})
