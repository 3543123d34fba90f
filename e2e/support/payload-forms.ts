import type { Page } from '@playwright/test'
import { chunks, joined, payloads } from './payloads'
import type { CrawlPage } from './crawl'
import { settled, injectedIn } from './xss-monitor'

/** What is typed: far too much, which is refused and comes back; or little, over what somebody saved since. */
const typed = { long: [joined(payloads, 0)], short: chunks(payloads, 150) } as const
export type Typed = keyof typeof typed

/** The forms of a page that write, each by the names of its fields. */
const formsOn = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.forms]
      .filter((form) => form.method === 'post')
      .map((form) => [...new FormData(form).keys()].map((name) => name.replaceAll(/\d+/g, '0')).join(' ')),
  )

/** Fills every field of one form as a person would, and sends it whatever the browser thinks of it. */
const fillAndSend = (page: Page, asked: { at: number; texts: readonly string[]; isStale: boolean }) =>
  page.evaluate(({ at, texts, isStale }) => {
    const form = [...document.forms].filter((one) => one.method === 'post')[at]
    if (!form) throw new Error('The form is not there any more.')
    for (const [index, field] of [...form.elements].entries()) {
      if (field instanceof HTMLInputElement && field.name === 'revision' && isStale) field.value = '1'
      const isText =
        field instanceof HTMLTextAreaElement ||
        (field instanceof HTMLInputElement && /^(text|search|email|url|password|date)$/.test(field.type))
      if (!isText) continue
      const type = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement
      // React hears only what the browser's own setter writes.
      Reflect.set(type.prototype, 'value', texts[index % texts.length], field)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    form.noValidate = true
    form.requestSubmit()
  }, asked)

export type Sent = { forms: number; echoes: number; faults: string[] }

type Way = { what: Typed; hasScript: boolean; seen: Set<string> }

/** Sends every form of a page that was not sent yet, and looks at what comes back. */
export async function sendForms(page: Page, path: string, { what, hasScript, seen }: Way): Promise<Sent> {
  const sent: Sent = { forms: 0, echoes: 0, faults: [] }
  await page.goto(path)
  for (const [at, names] of (await formsOn(page)).entries()) {
    const name = names.replaceAll(/\$ACTION\S*/g, '')
    if (seen.has(name) || /^\s*$/.test(name)) continue
    seen.add(name)
    if (sent.forms > 0) await page.goto(path)
    await settled(page, hasScript)
    const loaded = hasScript ? null : page.waitForEvent('load')
    const answer = page.waitForResponse((one) => one.request().method() === 'POST')
    await fillAndSend(page, { at, texts: typed[what], isStale: what === 'short' })
    const status = (await answer).status()
    if (status >= 500) sent.faults.push(`${status} ${path} ${name}`)
    await loaded
    const { strange, isEchoed } = await lookAt(page, hasScript)
    for (const told of strange) sent.faults.push(`${path} ${name}: ${told}`)
    if (isEchoed) sent.echoes++
    sent.forms++
    if (!hasScript) continue
    // What was typed is kept in the browser, and put back when the page is opened again.
    await page.reload()
    for (const told of (await lookAt(page, hasScript)).strange)
      sent.faults.push(`${path} ${name}, kept: ${told}`)
  }
  return sent
}

/** What a form leads to may go on to another page while one looks. */
async function lookAt(page: Page, hasScript: boolean): Promise<{ strange: string[]; isEchoed: boolean }> {
  for (let tries = 0; ; tries++)
    try {
      await settled(page, hasScript)
      return { strange: await injectedIn(page), isEchoed: await comesBack(page) }
    } catch (error) {
      if (tries === 3 || !/context was destroyed/.test(String(error))) throw error
      await page.waitForLoadState('load')
    }
}

const comesBack = (page: Page) =>
  page.evaluate(
    (texts) =>
      [...document.querySelectorAll<HTMLInputElement>('form input, form textarea')].some(({ value }) =>
        // A field holds its own line breaks, or none.
        texts.includes(value.replaceAll(/[\r\n]/g, '')),
      ),
    [...typed.long, ...typed.short].map((text) => text.replaceAll(/[\r\n]/g, '')),
  )

/** Without our scripts, but with the payloads': a page whose scripts have not come. */
export const withoutScript = ({ context }: CrawlPage) =>
  context.route('**/_next/static/**/*.js', (route) => route.abort())
