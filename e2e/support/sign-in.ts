import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from '@playwright/test'
import { z } from 'zod'
import { giveFreshFactor } from './second-factor'
import { asOwner } from './seeded-database'

const role = z.enum(['EDITOR', 'PUBLISHER', 'ADMIN'])
export type Role = z.infer<typeof role>
const signIns = z.array(z.object({ email: z.string(), password: z.string(), role }))

/** A demonstration account, as the first start printed it. */
export function accountOf(role: Role): { email: string; password: string } {
  const file = process.env['DEMO_SIGN_INS_FILE'] ?? ''
  const account = signIns
    .parse(JSON.parse(readFileSync(file, 'utf8')))
    .find((candidate) => candidate.role === role)
  if (!account) throw new Error(`The demonstration has no account of the role ${role}.`)
  return account
}

/** Signs in by the form, which is rate-limited; most tests use `signIn`. */
export async function signInByForm(page: Page, role: Role, next = '/desk/statements'): Promise<void> {
  const { email, password } = accountOf(role)
  await page.goto(`/sign-in?${new URLSearchParams({ next }).toString()}`)
  await page.getByLabel('Work email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(`**${next}`)
}

/** Writes a session to the database, as signing in does: with a code, where the role needs one. No other test can end it. */
export async function signIn(
  page: Page,
  role: Role,
  databaseUrl = process.env['DATABASE_URL'] ?? '',
): Promise<void> {
  const token = randomBytes(32).toString('base64url')
  const hash = createHash('sha256').update(token, 'utf8').digest('hex')
  await asOwner(databaseUrl, (client) =>
    client.query(
      `INSERT INTO desk."Session" (id, "editorId", "tokenHash", "expiresAt")
       SELECT gen_random_uuid(), id, $1, now() + interval '1 hour' FROM desk."Editor" WHERE email = $2`,
      [hash, accountOf(role).email],
    ),
  )
  if (role !== 'EDITOR') await giveFreshFactor(databaseUrl, accountOf(role).email)
  await setSessionCookie(page.context(), token)
}

export const setSessionCookie = (context: BrowserContext, token: string): Promise<void> =>
  context.addCookies([
    {
      ...{ name: '__Host-variance', value: token, domain: 'localhost', path: '/' },
      ...{ httpOnly: true, secure: true, sameSite: 'Lax' },
    },
  ])
