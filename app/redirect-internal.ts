import type { Route } from 'next'
import { redirect } from 'next/navigation'

const isRoute = (address: string): address is Route => /^\/(?![/\\])/.test(address)

/** Redirects to an internal address built from a path and a query. */
export function redirectTo(address: string): never {
  if (!isRoute(address)) throw new Error('An address to go on to is a path of this site.')
  redirect(address)
}
