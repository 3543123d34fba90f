const phone = '(max-width:719px)'

/** On a phone a passage opens its counterpart in a sheet, so the reader does not lose the place. */
export function otherSide(pair: HTMLElement): void {
  pair.addEventListener('click', (event) => {
    const mark = event.target instanceof Element ? event.target.closest<HTMLElement>('.side a.mark') : null
    if (!mark || !matchMedia(phone).matches) return
    const sheet = sheetOf(pair, mark)
    if (!sheet) return
    event.preventDefault()
    pair.querySelector('.counterpart')?.remove()
    pair.append(sheet)
    sheet.querySelector('button')?.focus({ preventScroll: true })
  })
}

function sheetOf(pair: HTMLElement, mark: HTMLElement): HTMLElement | null {
  const number = mark.dataset['t']?.split(' ').at(-1) ?? ''
  const side = pair.querySelector(mark.closest('.side.a') ? '.side.b' : '.side.a')
  const marks = [...(side?.querySelectorAll<HTMLElement>(`.mark[data-t~="${number}"]`) ?? [])]
  const quote = side?.querySelector<HTMLElement>('blockquote')
  const [first] = marks
  if (!side || !quote || !first) return null
  const label = pair.querySelector(`.tie-label[data-t="${number}"]`)
  const colour = /\bt\d\b/.exec(mark.className)?.[0] ?? 't1'
  const speaker = side.querySelector('h2')?.textContent ?? ''
  const order = side.querySelector('header .label')?.textContent.toLowerCase() ?? ''

  const close = element('button', { type: 'button', ariaLabel: 'Close' })
  close.append(icon('m5 5 14 14M19 5 5 19'))
  const heading = element('p')
  heading.append(element('span', { className: `tie-number ${colour}`, textContent: number }))
  heading.append(` ${label?.lastChild?.textContent ?? ''}`)
  const top = element('div', { className: 'top' })
  top.append(heading, close)
  // Words around the quotation are not highlighted: they are not the speaker’s.
  const isFramed = marks.some((part) => part.closest('.frame'))
  const look = isFramed ? 'quotation paraphrase frame' : quote.className
  const words = element('p', { className: look, lang: quote.lang, dir: 'auto' })
  const text = marks.map((part) => part.firstChild?.textContent ?? '').join('')
  words.append(element('span', { className: `mark ${colour}`, textContent: text }))
  const link = element('a', { href: `#${first.id || (label?.id ?? '')}`, textContent: 'Read it in place' })
  const inPlace = element('p', { className: 'small in-place' })
  inPlace.append(link)

  const sheet = element('dialog', {
    open: true,
    className: `counterpart ${colour}`,
    ariaLabel: 'The other side',
  })
  sheet.append(top, element('p', { className: 'small muted', textContent: `${speaker}, ${order}` }))
  sheet.append(words, inPlace)
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') dismiss(true)
  }
  const dismiss = (isBack: boolean) => {
    removeEventListener('keydown', onKey)
    sheet.remove()
    if (isBack) mark.focus()
  }
  close.addEventListener('click', () => dismiss(true))
  link.addEventListener('click', () => dismiss(false))
  addEventListener('keydown', onKey)
  return sheet
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), properties)
}

function icon(d: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('class', 'i')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(svg.namespaceURI, 'path')
  path.setAttribute('d', d)
  svg.append(path)
  return svg
}
