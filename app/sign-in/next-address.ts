import { paths } from '#lib/paths'

/** The redirect target after sign-in: a desk address, otherwise the queue. Never another site or a public page. */
export function deskRedirectTarget(params: string): string {
  const base = 'http://here'
  if (!URL.canParse(params, base)) return paths.desk.queue()
  const { origin, pathname, search } = new URL(params, base)
  return origin === base && /^\/desk(\/[\w./-]*)?$/.test(pathname) ? pathname + search : paths.desk.queue()
}
