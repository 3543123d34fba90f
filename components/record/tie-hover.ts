/** Pointing at, or focusing, one side of a point lights the other; so does its number in the address. */
export function tieHover(pair: HTMLElement, signal: AbortSignal = new AbortController().signal): void {
  const light = (number: string | undefined) => {
    for (const part of pair.querySelectorAll<HTMLElement>('[data-t]'))
      part.classList.toggle(
        'on',
        number !== undefined && (part.dataset['t'] ?? '').split(' ').includes(number),
      )
  }
  const fromAddress = () => light(location.hash.slice(1))
  const point = ({ target }: Event) => {
    const part = target instanceof Element ? target.closest<HTMLElement>('[data-t]') : null
    const innermost = part?.dataset['t']?.split(' ').at(-1)
    // A page that scrolls to its point moves under a resting pointer, which must not unlight the point.
    if (innermost === undefined) fromAddress()
    else light(innermost)
  }
  pair.addEventListener('mouseover', point, { signal })
  pair.addEventListener('focusin', point, { signal })
  pair.addEventListener('mouseleave', fromAddress, { signal })
  pair.addEventListener('focusout', fromAddress, { signal })
  // A text selection stays within the side where it began.
  const keepSelection = ({ target }: Event) => {
    const side = target instanceof Element ? target.closest('.side') : null
    if (side) pair.dataset['sel'] = side.classList.contains('a') ? 'a' : 'b'
    else delete pair.dataset['sel']
  }
  pair.addEventListener('pointerdown', keepSelection, { signal })
  addEventListener('hashchange', fromAddress, { signal })
  fromAddress()
}
