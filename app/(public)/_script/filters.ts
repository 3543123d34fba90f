const typingPauseMs = 350

/**
 * Applies a filter as soon as it changes. The address contains the whole filter, so going back and sharing work.
 * Only the parts marked data-live are replaced, so the focus and the typed text stay.
 */
export function filterForms(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>('form[data-live-filter]')) {
    let timer: ReturnType<typeof setTimeout> | undefined
    let running: AbortController | undefined
    const apply = async () => {
      clearTimeout(timer)
      running?.abort()
      running = new AbortController()
      const address = addressOf(form)
      try {
        const response = await fetch(address, { signal: running.signal })
        const page = new DOMParser().parseFromString(await response.text(), 'text/html')
        if (!response.ok || !replaceLive(page)) return location.assign(address)
        history.replaceState(null, '', address)
        document.title = page.title
      } catch {
        if (!running.signal.aborted) location.assign(address)
      }
    }
    form.addEventListener('input', ({ target }) => {
      const isTyped = target instanceof HTMLInputElement
      clearTimeout(timer)
      timer = setTimeout(apply, isTyped ? typingPauseMs : 0)
    })
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void apply()
    })
  }
}

function addressOf(form: HTMLFormElement): string {
  const params = new URLSearchParams()
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value !== '' && !(name === 'order' && value === 'latest'))
      params.set(name, value)
  const { pathname } = new URL(form.action)
  const query = params.toString()
  return query === '' ? pathname : `${pathname}?${query}`
}

/** False when the loaded page has other parts than this one. */
function replaceLive(page: Document): boolean {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-live]')]
  const loaded = parts.map((part) => page.querySelector(`[data-live="${part.dataset['live'] ?? ''}"]`))
  if (parts.length === 0 || loaded.includes(null)) return false
  parts.forEach((part, index) => part.replaceChildren(...(loaded[index]?.childNodes ?? [])))
  return true
}
