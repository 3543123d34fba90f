import { themeScript } from '#app/theme-script'
import type { BrowserContext, Frame, Page } from '@playwright/test'
import { canaryHost, executionBinding } from './payloads'

/** The observable effects of a payload that is interpreted as code. */
export type Observed = { executions: string[]; dialogs: string[]; calls: string[]; console: string[] }

const isCanary = (url: string) => URL.canParse(url) && new URL(url).hostname === canaryHost

/** Listens in every page and frame of a context for executions, dialogs and requests to the payloads' host. */
export async function monitorContext(context: BrowserContext): Promise<Observed> {
  const observed: Observed = { executions: [], dialogs: [], calls: [], console: [] }
  await context.exposeBinding(executionBinding, ({ page }, message: unknown) => {
    observed.executions.push(`${String(message)} ${page.url().slice(0, 200)}`)
  })
  await context.route(
    (url) => url.hostname === canaryHost,
    (route) => route.abort(),
  )
  context.on('request', (request) => {
    if (isCanary(request.url())) observed.calls.push(request.url())
  })
  context.on('dialog', (dialog) => {
    observed.dialogs.push(`${dialog.message()} ${dialog.page()?.url().slice(0, 200)}`)
    void dialog.dismiss().catch(() => {})
  })
  context.on('console', (message) => {
    const isPolicy = /content.security.policy/i.test(message.text())
    if (message.type() === 'error' || isPolicy)
      observed.console.push(`${message.text().slice(0, 300)} (${message.page()?.url().slice(0, 200)})`)
  })
  context.on('weberror', (thrown) => observed.console.push(thrown.error().message.slice(0, 300)))
  return observed
}

/** The elements of our own pages. A new element must be added here. */
const ourElementNames =
  'html head meta title link script body header nav main footer section article aside div span p a h1 h2 h3 h4 ul ol li dl dt dd ' +
  'form fieldset legend label input textarea select option optgroup button output details summary table caption thead tbody tr th td ' +
  'blockquote q cite em strong b i mark code pre time small sup sub abbr del ins kbd hr br wbr search dialog template svg path g circle line rect ' +
  'figure figcaption next-route-announcer polyline ol hgroup noscript s u var bdi data datalist'

/** Finds elements and attributes that only a payload can have created; runs in the browser. */
function findInjected({ names, inlineScript }: { names: string; inlineScript: string }): string[] {
  const ourElements = new Set(names.split(' '))
  const nonce = document.querySelector('script')?.nonce
  const ourFiles = [`${location.origin}/_next/static/chunks/`, `${location.origin}/assets/`]
  const isOurFile = ({ src }: HTMLScriptElement) => ourFiles.some((folder) => src.startsWith(folder))
  // Scripts of the desk have the page's nonce, or were loaded by one that has it; documents have one inline script.
  const isOurScript = (script: HTMLScriptElement) =>
    isOurFile(script) || (nonce ? script.nonce === nonce : script.textContent === inlineScript)
  const isPreview = (element: Element) =>
    element.localName === 'iframe' &&
    element.getAttributeNames().toSorted().join() === 'src,title' &&
    /^\/desk\/(records|disputes)\/[\w-]+\/preview$/.test(element.getAttribute('src') ?? '')
  const address = /^(href|src|action|formaction|xlink:href|data|poster|background)$/i
  // React's placeholder on a form rendered in the browser; the server never sends it.
  const placeholder = "javascript:throw new Error('A React form was unexpectedly submitted."
  const isPlaceholder = (name: string, value: string) => name === 'action' && value.startsWith(placeholder)
  const strange: string[] = []
  for (const element of document.querySelectorAll('*')) {
    const markup = element.outerHTML.slice(0, 120)
    if (!ourElements.has(element.localName) && !isPreview(element)) strange.push(markup)
    if (element instanceof HTMLScriptElement && !isOurScript(element)) strange.push(markup)
    for (const { name, value } of element.attributes) {
      const scheme = value.replaceAll(/[\0-\x20]/g, '').toLowerCase()
      if (/^on|^srcdoc$|^http-equiv$|^background$/i.test(name)) strange.push(markup)
      if (!address.test(name) || isPlaceholder(name, value)) continue
      if (/^(javascript|data|vbscript|feed):/.test(scheme)) strange.push(markup)
    }
  }
  const clobbering = 'form[name=fetch], #__next_f, [name=querySelector], [name=top], [name=__proto__]'
  for (const element of document.querySelectorAll(clobbering)) strange.push(element.outerHTML.slice(0, 120))
  return strange
}

export const injectedIn = (page: Page | Frame): Promise<string[]> =>
  page.evaluate(findInjected, { names: ourElementNames, inlineScript: themeScript })

/** Waits until React has hydrated the page, if scripts are allowed, and its effects have run. */
export const settled = (page: Page, hasScript = true): Promise<void> =>
  page.evaluate(async (isAwaited) => {
    const isHydrated = () => Object.keys(document).some((key) => key.startsWith('__reactContainer'))
    const isOurs = document.querySelector('script[src^="/_next/static/"]') !== null
    for (let tries = 0; isAwaited && isOurs && tries < 400 && !isHydrated(); tries++)
      await new Promise((resolve) => setTimeout(resolve, 25))
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 300 }))
  }, hasScript)

/** Clicks, focuses and hovers every element, so that event handlers run. */
export const touch = (page: Page | Frame): Promise<void> =>
  page.evaluate(() => {
    for (const element of [...document.querySelectorAll<HTMLElement | SVGElement>('body, body *')]) {
      element.focus()
      for (const type of ['pointerenter', 'pointerover', 'mouseover', 'mouseenter', 'focus', 'focusin'])
        element.dispatchEvent(new MouseEvent(type, { bubbles: true }))
      const click = new MouseEvent('click', { bubbles: true, cancelable: true })
      element.dispatchEvent(click)
    }
  })
