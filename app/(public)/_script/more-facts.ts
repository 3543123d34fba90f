/** On a phone the facts show four rows first; without script all of them are open. */
export function moreFacts(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-more-facts]')) {
    const facts = button.previousElementSibling
    const show = (isOpen: boolean) => {
      facts?.toggleAttribute('data-short', !isOpen)
      button.ariaExpanded = String(isOpen)
      button.textContent = isOpen ? 'Fewer details' : 'All details of this statement'
    }
    button.addEventListener('click', () => show(button.ariaExpanded !== 'true'))
    button.hidden = false
    show(false)
  }
}
