'use client'

import { usePathname } from 'next/navigation'

/** A layout does not know the address of its page, so the link of the current page finds out for itself. */
export function NavLink({ href, label }: { href: string; label: string }) {
  const isCurrent = usePathname() === href
  return (
    <a href={href} aria-current={isCurrent ? 'page' : undefined}>
      {label}
    </a>
  )
}
