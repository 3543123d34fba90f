import type { Page } from '@playwright/test'
import { chunks, joined, payloads } from './payloads'
import type { CrawlPage } from './crawl'
import { settled, injectedIn } from './xss-monitor'

/** Long input is refused and echoed; short input fits, and is sent with a stale revision. */
const inputTexts = { long: [joined(payloads, 0)], short: chunks(payloads, 150) } as const
export type InputLength = keyof typeof inputTexts

/** The POST forms of a page, each identified by the names of its fields. */
const formsOn = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.forms]
      .filter((form) => form.method === 'post')
      .map((form) => [...new FormData(form).keys()].map((name) => name.replaceAll(/\d+/g, '0')).join(' ')),
  )

/** Fills every field of one form and submits it without the browser's validation. */
const fillAndSend = (page: Page, input: { at: number; texts: readonly string[]; isStale: boolean }) =>
  page.evaluate(({ at, texts, isStale }) => {
    const form = [...document.forms].filter((candidate) => candidate.method === 'post')[at]
    if (!form) throw new Error('The form is not there any more.')
    for (const [index, field] of [...form.elements].entries()) {
      if (field instanceof HTMLInputElement && field.name === 'revision' && isStale) field.value = '1'
      const isText =
        field instanceof HTMLTextAreaElement ||
        (field instanceof HTMLInputElement && /^(text|search|email|url|password|date)$/.test(field.type))
      if (!isText) continue
      const type = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement
      // React notices only values written by the native setter.
      Reflect.set(type.prototype, 'value', texts[index % texts.length], field)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    form.noValidate = true
    form.requestSubmit()
  }, input)

export type Sent = { forms: number; echoes: number; faults: string[] }

type Way = { what: InputLength; hasScript: boolean; seen: Set<string> }

/** Submits each form of a page once, and inspects the response. */
export async function sendForms(page: Page, path: string, { what, hasScript, seen }: Way): Promise<Sent> {
  const totals: Sent = { forms: 0, echoes: 0, faults: [] }
  await page.goto(path)
  for (const names of await formsOn(page)) {
    const name = names.replaceAll(/\$ACTION\S*/g, '')
    if (seen.has(name) || /^\s*$/.test(name)) continue
    seen.add(name)
    if (totals.forms > 0) await page.goto(path)
    // A form that was sent before may have ended what another form was about.
    const at = (await formsOn(page)).indexOf(names)
    if (at === -1) continue
    await settled(page, hasScript)
    const loaded = hasScript ? null : page.waitForEvent('load')
    const response = page.waitForResponse((candidate) => candidate.request().method() === 'POST')
    await fillAndSend(page, { at, texts: inputTexts[what], isStale: what === 'short' })
    const status = (await response).status()
    if (status >= 500) totals.faults.push(`${status} ${path} ${name}`)
    await loaded
    const { strange, isEchoed } = await lookAt(page, hasScript)
    for (const fault of strange) totals.faults.push(`${path} ${name}: ${fault}`)
    if (isEchoed) totals.echoes++
    totals.forms++
    if (!hasScript) continue
    // The browser stores the draft and restores it when the page is opened again.
    await page.reload()
    for (const fault of (await lookAt(page, hasScript)).strange)
      totals.faults.push(`${path} ${name}, saved: ${fault}`)
  }
  return totals
}

/** The page after a submission may redirect while it is inspected. */
async function lookAt(page: Page, hasScript: boolean): Promise<{ strange: string[]; isEchoed: boolean }> {
  for (let tries = 0; ; tries++)
    try {
      await settled(page, hasScript)
      return { strange: await injectedIn(page), isEchoed: await isShownAgain(page) }
    } catch (error) {
      if (tries === 3 || !/context was destroyed/.test(String(error))) throw error
      await page.waitForLoadState('load')
    }
}

const isShownAgain = (page: Page) =>
  page.evaluate(
    (texts) =>
      [...document.querySelectorAll<HTMLInputElement>('form input, form textarea')].some(({ value }) =>
        // A field normalises or removes line breaks.
        texts.includes(value.replaceAll(/[\r\n]/g, '')),
      ),
    [...inputTexts.long, ...inputTexts.short].map((text) => text.replaceAll(/[\r\n]/g, '')),
  )

/** Blocks our scripts but not the payloads', like a page whose scripts failed to load. */
export const withoutScript = ({ context }: CrawlPage) =>
  context.route('**/_next/static/**/*.js', (route) => route.abort())
