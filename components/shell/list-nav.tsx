import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import styles from './list-nav.module.css'

type ListEntry<Path extends string> = {
  href: Route<Path>
  label: string
  count: number
  isCurrent: boolean
}

type Props<Path extends string> = {
  entries: readonly ListEntry<Path>[]
  className?: string | undefined
  /** Stands before the links. */
  children?: ReactNode
} & ({ 'aria-label': string } | { 'aria-labelledby': string })

/** The lists of a page, each with its length: a column at its left, a row above it on a phone. */
export function ListNav<Path extends string>({ entries, className, children, ...name }: Props<Path>) {
  return (
    <nav className={className === undefined ? styles.nav : `${styles.nav} ${className}`} {...name}>
      {children}
      {entries.map(({ href, label, count, isCurrent }) => (
        <Link key={label} href={href} prefetch={false} aria-current={isCurrent ? 'page' : undefined}>
          <span>{label}</span> <span>{count}</span>
        </Link>
      ))}
    </nav>
  )
}
