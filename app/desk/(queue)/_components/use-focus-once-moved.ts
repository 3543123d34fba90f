import { useEffect } from 'react'

let openedLast: string | null = null

/** After going to another pair the focus is on it; after opening the page it is left alone. */
export function useFocusOnceMoved(row: { current: HTMLElement | null }, id: string) {
  useEffect(() => {
    if (openedLast !== null && openedLast !== id) {
      row.current?.focus({ preventScroll: true })
      row.current?.scrollIntoView({ block: 'nearest' })
    }
    openedLast = id
  }, [row, id])
}
