'use client'

import { rowKeys } from '#components/shell/rows'
import { useKeys } from '#components/ui/use-keys.client'

const pressed = 'jk1234suo'

/** Each key clicks its control on the page. Without one, j and k move between rows. */
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
