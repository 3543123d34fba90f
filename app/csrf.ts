import { headers } from 'next/headers'
import { env } from '#lib/env'
import { isSameOrigin } from '#lib/headers'

/** The proxy checks this first. Actions check it again, in case a request bypassed the proxy. */
export async function isSameOriginForm(): Promise<boolean> {
  return isSameOrigin(await headers(), env.APP_ORIGIN)
}

export const crossOriginMessage =
  'This form was sent from another address than the site’s own. Open the page again and send it from there.'
