import type { Page } from '@playwright/test'

/**
 * The given texts on the page that reorder, widen or close a sentence of ours. The faults are a right-to-left text
 * without isolation, sideways scrolling, and a full stop after a closing mark.
 */
export const givenTextFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const rightToLeft = /\p{Script=Hebrew}/u
    const short = (text: string) => text.trim().slice(0, 60)
    const nameOf = (element: Element) => `${element.tagName.toLowerCase()}.${element.className}`
    const faults: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? ''
      const parent = node.parentElement
      if (!parent || parent.closest('script, style, textarea, bdi, [dir]')) continue
      const ownText = text.replaceAll(/\u2068[^\u2069]*\u2069/g, '')
      if (rightToLeft.test(ownText)) faults.push(`not isolated in ${nameOf(parent)}: ${short(ownText)}`)
    }
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth > clientWidth) {
      const wide = [...document.body.querySelectorAll('*')].filter(
        (element) =>
          element.getBoundingClientRect().right > clientWidth + 1 && !element.closest('[hidden], .skip'),
      )
      faults.push(`${scrollWidth - clientWidth} px too wide: ${wide.slice(0, 4).map(nameOf).join(', ')}`)
    }
    for (const [mark = ''] of document.body.innerText.matchAll(
      /.{0,30}(?:(?:Jr|Ltd)\.|[?!…])["'’”]*\.(?!\.).{0,10}/gu,
    ))
      faults.push(`two closing marks: ${mark}`)
    return faults
  })
