/** Two links to two views of the same points; with script the page does not scroll. */
export function viewSwitch(root: ParentNode): void {
  const links = [...root.querySelectorAll<HTMLAnchorElement>('[data-view-switch] a')]
  if (links.length === 0) return
  const update = () => {
    const current = location.hash === '#passages' ? '#passages' : '#pair'
    for (const link of links)
      if (link.hash === current) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
  }
  for (const link of links)
    link.addEventListener('click', (event) => {
      event.preventDefault()
      const { scrollY } = window
      location.hash = link.hash
      scrollTo(0, scrollY)
    })
  addEventListener('hashchange', update)
  update()
}
