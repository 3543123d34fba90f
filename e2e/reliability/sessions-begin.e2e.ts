import { measured } from '#test/support/measurements'
import { isFull } from '#e2e/support/site-map'
import { at } from '#e2e/support/cluster'
import { otherClientIp, hasManyAddresses } from '#e2e/support/client-ip'
import { expect, test } from '#e2e/support/cluster-fixtures'
import { formDataOf } from '#e2e/support/html-forms'
import { sendRequest, submitSignIn, signIn, signInForm } from '#e2e/support/scriptless-client'

const signIns = isFull ? 200 : 40
const path = '/desk/statements'
const sessionHoursMax = 12

/** Parses a Set-Cookie header into the cookie's value and its flags in lower case. */
function cookieOf(line: string) {
  const [pair = '', ...flags] = line.split('; ')
  const [name = '', token = ''] = pair.split('=', 2)
  const expires = flags.find((flag) => /^expires=/i.test(flag))?.slice('expires='.length) ?? ''
  const otherFlags = flags.map((flag) => flag.toLowerCase()).filter((flag) => !flag.startsWith('expires='))
  return { name, token, expires: Date.parse(expires), flags: otherFlags.toSorted() }
}

/** Counts the bits that never change. A random bit is sometimes 0 and sometimes 1. */
function fixedBits(tokens: readonly string[]): number {
  const bits = tokens.map((token) =>
    [...Buffer.from(token, 'base64url')].map((byte) => byte.toString(2).padStart(8, '0')).join(''),
  )
  return [...at(bits, 0)].filter((bit, index) => bits.every((token) => token[index] === bit)).length
}

if (hasManyAddresses)
  test(`a session is 256 random bits in a host-only, Secure, HttpOnly cookie: ${signIns} times`, async ({
    cluster,
  }) => {
    const account = at(await cluster.accounts(['EDITOR']), 0)
    const form = await signInForm(at(cluster.origins, 0))
    const cookies = []
    for (let index = 0; index < signIns; index++) {
      const body = formDataOf(form, { email: account.email, password: account.password })
      const origin = at(cluster.origins, index % 2)
      const { status, setCookie } = await submitSignIn({ origin, body, ...otherClientIp() })
      // The other cookie marks a browser that signed in before. It opens nothing.
      const session = setCookie.filter((line) => line.startsWith('__Host-variance='))
      expect([status, session.length]).toEqual([303, 1])
      for (const line of setCookie) expect(line).toMatch(/^__Host-.*; secure; httponly/i)
      cookies.push(cookieOf(at(session, 0)))
    }
    for (const { name, token, expires, flags } of cookies) {
      expect(name).toBe('__Host-variance')
      // The __Host- prefix forbids a Domain.
      expect(flags).toEqual(['httponly', 'path=/', 'samesite=lax', 'secure'])
      expect(Buffer.from(token, 'base64url')).toHaveLength(32)
      expect(expires - Date.now()).toBeLessThanOrEqual(sessionHoursMax * 3_600_000)
    }
    const tokens = cookies.map(({ token }) => token)
    expect(new Set(tokens).size).toBe(signIns)
    expect(fixedBits(tokens)).toBe(0)
    measured(
      'R5',
      `${signIns} sessions: all __Host-, HttpOnly, Secure, SameSite=Lax, 12 h at most; 256 bits, none of them fixed`,
    )
  })

test('a token planted before signing in, invented or of the attacker’s own session, is invalid afterwards', async ({
  cluster,
}) => {
  const [victim, attacker] = await cluster.accounts(['EDITOR', 'EDITOR'])
  if (!victim || !attacker) throw new Error('There are no accounts.')
  const [firstOrigin, secondOrigin] = [at(cluster.origins, 0), at(cluster.origins, 1)]
  const planted = [
    `__Host-variance=${'A'.repeat(43)}`,
    `__Host-variance=${Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')}`,
    (await signIn(secondOrigin, attacker, otherClientIp())).cookie,
    (await signIn(secondOrigin, victim, otherClientIp())).cookie,
  ]
  for (const cookie of planted) {
    const visitor = await signIn(firstOrigin, victim, { cookie, ...otherClientIp() })
    expect(visitor.cookie).not.toBe(cookie)
    for (const origin of cluster.origins) {
      expect((await sendRequest({ origin, path, ...visitor })).status).toBe(200)
      expect((await sendRequest({ origin, path, cookie })).status).toBe(307)
    }
  }
  measured('R5', `${planted.length} planted tokens: none opens anything after signing in`)
})
