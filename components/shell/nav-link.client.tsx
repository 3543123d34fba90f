'use client'

import { usePathname } from 'next/navigation'

/** Knows the address, which a layout does not: the link of the page one is on says so. */
export function NavLink({ href, label }: { href: string; label: string }) {
  const isCurrent = usePathname() === href
  return (
    <a href={href} aria-current={isCurrent ? 'page' : undefined}>
      {label}
    </a>
  )
}
