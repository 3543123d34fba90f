import type { Route } from 'next'
import Link from 'next/link'

type Props = { href: Route; press: string; label: string }

/** A link within the queue that a key presses. */
export function KeyLink({ href, press, label }: Props) {
  return (
    <Link className="button bare" href={href} prefetch={false} scroll={false} data-key={press.toLowerCase()}>
      {label} <kbd>{press}</kbd>
    </Link>
  )
}
