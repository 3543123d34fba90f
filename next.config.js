/** Headers of every response, also of those that bypass the proxy. */
const headers = [
  { key: 'strict-transport-security', value: 'max-age=63072000; includeSubDomains' },
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'referrer-policy', value: 'no-referrer' },
  { key: 'permissions-policy', value: 'camera=(), microphone=(), geolocation=(), browsing-topics=()' },
  { key: 'cross-origin-opener-policy', value: 'same-origin' },
  { key: 'cross-origin-resource-policy', value: 'same-origin' },
]

/**
 * A form without script sends its origin only under this policy. Under no-referrer the browser sends "Origin: null",
 * which the proxy rejects. Other sites still get no referrer.
 */
const pagesWithForms = ['/desk/:path*', '/sign-in']
const toOurselves = [{ key: 'referrer-policy', value: 'same-origin' }]

/** These responses bypass the proxy. Opened in a browser, they must not load or run anything. */
const handled = [
  '/api/:path*',
  '/exports/:subject(records|disputes)/:file/:format',
  '/:subject(records|disputes)/:file.:format(md|txt|csv|json)',
]
const toNothing = [{ key: 'content-security-policy', value: "default-src 'none'; frame-ancestors 'none'" }]

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  typedRoutes: true,
  // `npm run check` runs the compiler; the build does not run it a second time.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  serverExternalPackages: ['pg', 'pino', '@node-rs/argon2'],
  experimental: { proxyClientMaxBodySize: '1mb' },
  headers: async () => [
    { source: '/:path*', headers },
    ...pagesWithForms.map((source) => ({ source, headers: toOurselves })),
    ...handled.map((source) => ({ source, headers: toNothing })),
  ],
  // A dynamic segment cannot be both a page and a handler: exports by extension have handlers of their own.
  rewrites: async () => [
    { source: '/records/:record.:format(md|txt|csv|json)', destination: '/exports/records/:record/:format' },
    {
      source: '/disputes/:dispute.:format(md|txt|csv|json)',
      destination: '/exports/disputes/:dispute/:format',
    },
  ],
}
export default config
