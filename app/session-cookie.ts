import { cookies } from 'next/headers'
import { browserCookie } from './sign-in/rate-limit'

/** `__Host-` requires TLS (or localhost), this host only and path `/`. Lax lets links from messages work. */
const name = '__Host-variance'
const rules = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const

/** The session token from the browser's cookie. The database decides whether it is still valid. */
export async function readSessionToken(): Promise<string | undefined> {
  const token = (await cookies()).get(name)?.value
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined
}

export async function setSessionToken(token: string, expires: Date): Promise<void> {
  const jar = await cookies()
  jar.set(name, token, { ...rules, expires })
}

export async function clearSessionToken(): Promise<void> {
  const jar = await cookies()
  jar.set(name, '', { ...rules, maxAge: 0 })
}

/** The second step of a sign-in. It is no session, and it ends after minutes. */
const pendingName = '__Host-variance-sign-in'

export async function readPendingToken(): Promise<string | undefined> {
  const token = (await cookies()).get(pendingName)?.value
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined
}

export async function setPendingToken(token: string, expires: Date): Promise<void> {
  const jar = await cookies()
  jar.set(pendingName, token, { ...rules, sameSite: 'strict', expires })
}

export async function clearPendingToken(): Promise<void> {
  const jar = await cookies()
  jar.set(pendingName, '', { ...rules, sameSite: 'strict', maxAge: 0 })
}

/** The code of a link to a new password, so that the page with the form has no secret in its address. */
const resetName = '__Host-variance-reset'
/** The link may be opened late; the database decides whether it still works. */
const resetMinutes = 30

export const readResetToken = async (): Promise<string | undefined> => (await cookies()).get(resetName)?.value

/** Lax: a link in a mail comes from another site, and strict cookies would not follow it. */
export async function setResetToken(token: string): Promise<void> {
  const jar = await cookies()
  jar.set(resetName, token, { ...rules, maxAge: resetMinutes * 60 })
}

export async function clearResetToken(): Promise<void> {
  const jar = await cookies()
  jar.set(resetName, '', { ...rules, maxAge: 0 })
}

const browserDays = 180

/** The token by which a browser that signed in before has its share of the sign-in limit. */
export async function readBrowserToken(): Promise<string | undefined> {
  return (await cookies()).get(browserCookie)?.value
}

export async function setBrowserToken(token: string): Promise<void> {
  const jar = await cookies()
  jar.set(browserCookie, token, { ...rules, maxAge: browserDays * 24 * 60 * 60 })
}
