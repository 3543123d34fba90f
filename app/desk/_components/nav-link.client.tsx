'use client'

import { usePathname } from 'next/navigation'

/** A layout does not get the path of its page, so each link compares the path in the browser. */
export function NavLink({ href, label }: { href: string; label: string }) {
  const isCurrent = usePathname() === href
  return (
    <a href={href} aria-current={isCurrent ? 'page' : undefined}>
      {label}
    </a>
  )
}
