'use client'

import { rowKeys } from '#components/shell/rows'
import { useKeys } from '#components/ui/use-keys.client'

const pressed = 'jk1234suo'

/** Every key presses a control that is on the page; where there is none, j and k go from row to row. */
export function QueueKeys() {
  const press = (key: string) => {
    const control = document.querySelector<HTMLElement>(`[data-key="${key}"]`)
    if (control) control.click()
    else if (key === 'j' || key === 'k') rowKeys[key]()
  }
  const keys = [...pressed].map((key) => [key, () => press(key)] as const)
  useKeys({ ...rowKeys, ...Object.fromEntries(keys) })
  return null
}
