/** One listener for the page, which has a switch in the masthead and another in its menu. */
export function themeSwitches(signal: AbortSignal = new AbortController().signal): void {
  const onClick = ({ target }: Event) => {
    if (target instanceof Element && target.closest('[data-theme-switch]')) switchTheme()
  }
  addEventListener('click', onClick, { signal })
}

function switchTheme() {
  const { dataset } = document.documentElement
  const isDark = dataset['theme']
    ? dataset['theme'] === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches
  dataset['theme'] = isDark ? 'light' : 'dark'
  try {
    localStorage.setItem('theme', dataset['theme'])
  } catch {
    // Storage may be refused; the switch then lasts as long as the page.
  }
}
