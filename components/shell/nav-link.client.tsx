'use client'

import { usePathname } from 'next/navigation'

/** Marks the link of the current page. A layout does not know the address. */
export function NavLink({ href, label }: { href: string; label: string }) {
  const isCurrent = usePathname() === href
  return (
    <a href={href} aria-current={isCurrent ? 'page' : undefined}>
      {label}
    </a>
  )
}
