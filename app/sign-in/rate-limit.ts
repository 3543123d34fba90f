/** The cookie of a browser that signed in before (lib/known-browser.ts). */
export const browserCookie = '__Host-variance-browser'

/** The proxy sets this header on a sign-in that it has counted. A client's own is removed. */
export const signInCounted = 'x-sign-in-counted'

export const tooManySignInsMessage =
  'Too many people are signing in at this moment. Go back, wait a few seconds, and try again.'
