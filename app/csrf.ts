import { headers } from 'next/headers'
import { env } from '#lib/env'
import { crossOriginSentence, isSameOrigin } from '#lib/headers'

/** The proxy checks this first. Actions check it again, in case a request bypassed the proxy. */
export async function isSameOriginForm(): Promise<boolean> {
  return isSameOrigin(await headers(), env.APP_ORIGIN)
}

export const crossOriginMessage = crossOriginSentence(env.APP_ORIGIN)
