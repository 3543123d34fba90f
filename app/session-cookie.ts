import { cookies } from 'next/headers'

/** `__Host-`: only over TLS (or on localhost), only this host, the whole site. Lax: a link from a message still opens. */
const name = '__Host-variance'
const rules = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const

/** The token of the session that the browser carries; whether it still holds is the database's to say. */
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
