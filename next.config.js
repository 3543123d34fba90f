import { corsHeaders, inertPolicy, staticHeaders } from './lib/static-headers.js'

const asList = (headers) => Object.entries(headers).map(([key, value]) => ({ key, value }))

/**
 * A form without script sends its origin only under this policy. Under no-referrer the browser sends "Origin: null",
 * which the proxy rejects. Other sites still get no referrer.
 */
const pagesWithForms = ['/desk/:path*', '/sign-in/:path*']
const toOurselves = [{ key: 'referrer-policy', value: 'same-origin' }]

/** An address with a code leads on to a form at another address, so nobody needs to learn it. */
const linkOfMail = '/sign-in/reset/:token'
const toNobody = [{ key: 'referrer-policy', value: 'no-referrer' }]

/** The endings of exports, as features/exports/formats.ts lists them. Node 20 cannot import that file; a test compares. */
const format = ':format(md|txt|csv|json)'

/** These responses bypass the proxy. Opened in a browser, they must not load or run anything. */
const handled = [
  '/api/:path*',
  '/exports/:subject(records|disputes)/:file/:format',
  `/:subject(records|disputes)/:file.${format}`,
]
const data = asList({ 'content-security-policy': inertPolicy, ...corsHeaders })

/** Their names hold the hash of their content. */
const forGood = [{ key: 'cache-control', value: 'public, max-age=31536000, immutable' }]

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR || '.next',
  typedRoutes: true,
  // `npm run check` runs the compiler; the build does not run it a second time.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  serverExternalPackages: ['nodemailer', 'pg', 'pino', 'prom-client', '@node-rs/argon2'],
  experimental: { proxyClientMaxBodySize: '1mb' },
  headers: async () => [
    { source: '/:path*', headers: asList(staticHeaders) },
    ...pagesWithForms.map((source) => ({ source, headers: toOurselves })),
    { source: linkOfMail, headers: toNobody },
    { source: '/assets/:file', headers: forGood },
    ...handled.map((source) => ({ source, headers: data })),
  ],
  // A dynamic segment cannot be both a page and a handler: exports by extension have handlers of their own.
  rewrites: async () => [
    { source: `/records/:record.${format}`, destination: '/exports/records/:record/:format' },
    {
      source: `/disputes/:dispute.${format}`,
      destination: '/exports/disputes/:dispute/:format',
    },
  ],
}
export default config
