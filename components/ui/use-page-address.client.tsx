'use client'

import { usePathname, useSearchParams } from 'next/navigation'

/** The address of this page, to load it again. It has no fragment, so the browser does load it. */
export function usePageAddress(): string {
  const pathname = usePathname()
  const query = new URLSearchParams(useSearchParams())
  query.delete('saved')
  return query.size === 0 ? pathname : `${pathname}?${query.toString()}`
}
