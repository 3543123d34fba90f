'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

/** A layout does not get the path of its page, so each link compares the path in the browser. */
export function NavLink({ href, label, children }: { href: string; label: string; children?: ReactNode }) {
  const isCurrent = usePathname() === href
  return (
    <a href={href} aria-current={isCurrent ? 'page' : undefined}>
      {label}
      {children}
    </a>
  )
}
