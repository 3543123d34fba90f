import { urlRejection } from '#lib/headers'
import { paths } from '#lib/paths'

/** The redirect target after sign-in: a desk address, otherwise the queue. Never another site or a public page. */
export function deskRedirectTarget(next: string): string {
  const base = 'http://here'
  if (!URL.canParse(next, base)) return paths.desk.queue()
  const { origin, pathname, search, hash } = new URL(next, base)
  const isDesk = origin === base && /^\/desk(\/[\w./~%-]*)?$/.test(pathname)
  const isReadable = urlRejection(`${pathname}${search}`) === null
  return isDesk && isReadable ? pathname + search + hash : paths.desk.queue()
}
