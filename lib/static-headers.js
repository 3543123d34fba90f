/** Sent with every response. */
export const staticHeaders = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** The policy of data and plain text: a browser that opens them as a page loads and runs nothing. */
export const inertPolicy = "default-src 'none'; frame-ancestors 'none'"

/**
 * Scripts of any site may read data and exports, without credentials. Every answer has them, refusals and OPTIONS
 * included, so that a browser's preflight of a conditional request passes.
 */
export const corsHeaders = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-allow-headers': '*',
  'access-control-expose-headers': 'ETag, Link, Repr-Digest, Retry-After',
  'access-control-max-age': '86400',
}
