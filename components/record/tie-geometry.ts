export type TiePath = { d: string; className: string }

type Span = { top: number; bottom: number }
type Tied = { knot: HTMLElement; a: Span; b: Span; outA: number; outB: number }

/** A knot is at the mean height of its passages, at least 14 px from the next. */
const apartPx = 14
/** Brackets of overlapping passages are offset by this distance. */
const stepPx = 6

/**
 * Positions the knots and returns the lines from bracket to knot to bracket. There are none if the gutter is
 * horizontal or has many ties; their numbers are at the passages instead.
 */
export function drawTies(pair: HTMLElement): TiePath[] {
  const gutter = pair.querySelector<HTMLElement>('.gutter')
  const area = pair.querySelector<HTMLElement>('.tie-labels')
  if (!gutter || !area) return []
  const knots = [...area.querySelectorAll<HTMLElement>('.tie-label')]
  for (const knot of knots) knot.removeAttribute('style')
  area.removeAttribute('style')
  const ground = gutter.getBoundingClientRect()
  const isMany = gutter.classList.contains('many')
  if (isMany || ground.width === 0 || matchMedia('(max-width:719px)').matches) return []
  const brackets: Tied[] = []
  const spanOf = (side: 'a' | 'b', number: string) =>
    span(pair, `.side.${side} .mark[data-t~="${number}"]`, ground.top)
  for (const knot of knots) {
    const number = knot.dataset.t ?? ''
    const [a, b] = [spanOf('a', number), spanOf('b', number)]
    if (a && b)
      brackets.push({
        knot,
        a,
        b,
        outA: overlaps(brackets, a, 'a') * stepPx,
        outB: overlaps(brackets, b, 'b') * stepPx,
      })
  }
  place(brackets, area, ground.top)
  return brackets.flatMap((tie) => pathsOf(tie, ground))
}

function span(pair: HTMLElement, selector: string, origin: number): Span | null {
  const boxes = [...pair.querySelectorAll(selector)].flatMap((mark) => [...mark.getClientRects()])
  if (boxes.length === 0) return null
  const top = Math.min(...boxes.map((box) => box.top)) - origin + 3
  return { top, bottom: Math.max(...boxes.map((box) => box.bottom)) - origin - 3 }
}

const overlaps = (brackets: readonly Tied[], { top, bottom }: Span, side: 'a' | 'b') =>
  brackets.filter((other) => other[side].top < bottom && top < other[side].bottom).length

const middle = ({ top, bottom }: Span) => (top + bottom) / 2

function place(brackets: readonly Tied[], area: HTMLElement, origin: number): void {
  const areaTop = area.getBoundingClientRect().top - origin
  const heights = brackets.map(({ knot }) => knot.offsetHeight)
  let least = 0
  brackets.forEach(({ knot, a, b }, index) => {
    const height = heights[index] ?? 0
    const top = Math.max((middle(a) + middle(b)) / 2 - areaTop - height / 2, least)
    least = top + height + apartPx
    Object.assign(knot.style, { position: 'absolute', insetInline: '0', top: `${top}px`, marginBlock: '0' })
  })
  area.style.minHeight = `${least}px`
}

function pathsOf({ knot, a, b, outA, outB }: Tied, ground: DOMRect): TiePath[] {
  const disc = knot.querySelector('.tie-number')?.getBoundingClientRect() ?? knot.getBoundingClientRect()
  const [xa, xb, edge] = [-9 - outA, ground.width + 9 + outB, Math.min(34, ground.width * 0.16)]
  const [left, right, y] = [
    disc.left - ground.left - 4,
    disc.right - ground.left + 4,
    disc.top - ground.top + disc.height / 2,
  ]
  const d = [
    `M${xa - 5} ${a.top}H${xa}V${a.bottom}H${xa - 5}`,
    `M${xa} ${middle(a)}C${edge} ${middle(a)} ${xa} ${y} ${edge} ${y}H${left}`,
    `M${right} ${y}H${ground.width - edge}C${xb} ${y} ${ground.width - edge} ${middle(b)} ${xb} ${middle(b)}`,
    `M${xb + 5} ${b.top}H${xb}V${b.bottom}H${xb + 5}`,
  ].join('')
  const colour = [...knot.classList].find((name) => /^t\d$/.test(name)) ?? 't1'
  const line = { d, className: colour }
  return colour === 't2' ? [line, { d, className: 't2 double-line' }] : [line]
}
