import { z } from 'zod'

const page = z.object({ page: z.string(), regex: z.string() })
const rewrite = z.object({ destination: z.string(), regex: z.string() })

/** The part of the build's routes-manifest.json that decides which page an address has. */
const manifest = z.object({
  staticRoutes: z.array(page),
  dynamicRoutes: z.array(page),
  rewrites: z.object({ afterFiles: z.array(rewrite) }),
})

/** Addresses that no page has. */
const outsidePages = [
  ['/healthz', /^\/healthz$/],
  ['/readyz', /^\/readyz$/],
  ['/.well-known/security.txt', /^\/\.well-known\/security\.txt$/],
  ['/_next/static/[file]', /^\/_next\//],
  ['/assets/[file]', /^\/assets\//],
] as const

const unknown = '/[...missing]'

/**
 * Returns the pattern of the page at an address: `/records/[record]`. There are as many patterns as pages, and none has a word
 * that a client chose, so they can be labels of a metric and lines of a log.
 */
export function routePatterns(routes: unknown): (url: string) => string {
  const { staticRoutes, dynamicRoutes, rewrites } = manifest.parse(routes)
  const fixed = new Map(staticRoutes.map((route) => [route.page, route.page]))
  const patterns: (readonly [string, RegExp])[] = [
    ...outsidePages,
    ...rewrites.afterFiles.map(
      ({ destination, regex }) => [destination.replaceAll(/:(\w+)/g, '[$1]'), new RegExp(regex)] as const,
    ),
    ...dynamicRoutes.map((route) => [route.page, new RegExp(route.regex)] as const),
  ]
  return (url) => {
    const path = url.split('?')[0] ?? url
    return fixed.get(path) ?? patterns.find(([, regex]) => regex.test(path))?.[0] ?? unknown
  }
}
