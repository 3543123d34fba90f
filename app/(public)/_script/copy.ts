const noticeMs = 1600

/** Shown only where copying can work; the text above the button can always be selected. */
export function copyButtons(root: ParentNode): void {
  if (!('clipboard' in navigator)) return
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    const label = button.textContent
    let timer: ReturnType<typeof setTimeout> | undefined
    const say = (words: string) => {
      clearTimeout(timer)
      button.textContent = words
      timer = setTimeout(() => (button.textContent = label), noticeMs)
    }
    button.addEventListener('click', () => {
      navigator.clipboard.writeText(button.dataset['copy'] ?? '').then(
        () => say('Copied'),
        () => say('Not copied: select the words'),
      )
    })
    button.hidden = false
  }
}
