import type { DraftPlace } from './form-drafts'

/** The element id of a form, as an address fragment. */
export const formId = (name: string): string => `form-${name.replaceAll(/[^\w-]+/g, '-')}`

/** The words of an element without those of its shortcut keys. */
function wordsOf(element: Element | null): string {
  const words = [...(element?.childNodes ?? [])].filter(({ nodeName }) => nodeName !== 'KBD')
  return words
    .map(({ textContent }) => textContent ?? '')
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** The address and the name of a form in the list of drafts: the page's title and the button's label. */
export function formPlace(form: HTMLFormElement): DraftPlace {
  const here = new URL(location.href)
  here.searchParams.delete('saved')
  return {
    address: `${here.pathname}${here.search}#${form.id}`,
    page: wordsOf(document.querySelector('main h1')),
    form: wordsOf(form.querySelector(':scope > button.primary')),
  }
}

const isVisible = (element: HTMLElement) => element.getClientRects().length > 0

/** Shows a form that the address names: opens what is collapsed around it, and focuses its first field. */
export function showForm(form: HTMLFormElement): void {
  if (decodeURIComponent(location.hash.slice(1)) !== form.id) return
  for (
    let around = form.closest('details');
    around;
    around = around.parentElement?.closest('details') ?? null
  )
    around.open = true
  const fields = form.querySelectorAll<HTMLElement>('textarea, select, input:not([type="hidden"])')
  ;([...fields].find(isVisible) ?? form).focus()
}

/** True if the editor changed a control since the page was rendered, also before its script arrived. */
export function isTouched(form: HTMLFormElement): boolean {
  return [...form.elements].some((control) => {
    if (control instanceof HTMLSelectElement) {
      const initial = [...control.options].findIndex(({ defaultSelected }) => defaultSelected)
      return control.selectedIndex !== Math.max(initial, 0)
    }
    if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue
    if (!(control instanceof HTMLInputElement) || control.type === 'hidden') return false
    if (control.type === 'checkbox' || control.type === 'radio')
      return control.checked !== control.defaultChecked
    return control.value !== control.defaultValue
  })
}
