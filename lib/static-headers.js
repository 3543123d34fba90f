/** Sent with every response. */
export const staticHeaders = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** For data and for plain text: opened as a page it loads and runs nothing. */
export const inertPolicy = "default-src 'none'; frame-ancestors 'none'"
