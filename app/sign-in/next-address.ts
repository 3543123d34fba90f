import { paths } from '#lib/paths'

/** Where to go once signed in: an address of the desk, or else its queue. Never another site, never a public page. */
export function deskRedirectTarget(params: string): string {
  const base = 'http://here'
  if (!URL.canParse(params, base)) return paths.desk.queue()
  const { origin, pathname, search } = new URL(params, base)
  return origin === base && /^\/desk(\/[\w./-]*)?$/.test(pathname) ? pathname + search : paths.desk.queue()
}
