import { measured } from '#test/support/measurements'
import { changedByTheClock, tableDigests } from '#test/support/table-digest'
import { deskAccessFault } from '#e2e/support/site-map'
import { at } from '#e2e/support/cluster'
import { otherClientIp } from '#e2e/support/client-ip'
import { expect, test } from '#e2e/support/cluster-fixtures'
import { formWith, formDataOf } from '#e2e/support/html-forms'
import { sendRequest, signIn } from '#e2e/support/scriptless-client'

const pages = [
  ...['/desk', '/desk/account', '/desk/audit', '/desk/statements', '/desk/statements?q=a'],
  ...['/desk/disputes/new', '/desk/find/speakers?q=a', '/desk/find/statements?q=a'],
]
/** Node's limit for a request's head; it refuses a longer one itself. */
const headMax = 16_384
const name = '__Host-variance'

/** Cookies of a client without a session; `token` has expired, and `hash` is known to a thief of the database. */
const invalidCookies = (token: string, hash: string): string[] =>
  [
    ...[
      '',
      '=',
      '%E0%A4%A',
      '%',
      '%%',
      '%00',
      '%00'.repeat(43),
      `${'a'.repeat(42)}%00`,
      '%0D%0Aset-cookie: a=b',
    ],
    ...[
      'null',
      'undefined',
      '__proto__',
      'constructor',
      '[object Object]',
      '{"id":1}',
      '"',
      '""',
      "' OR 1=1 --",
    ],
    ...[
      'A'.repeat(42),
      'A'.repeat(43),
      'A'.repeat(44),
      'A'.repeat(4000),
      'A'.repeat(headMax + 4000),
      '\u00e9'.repeat(43),
    ],
    ...[
      token,
      `${token}=`,
      `"${token}"`,
      ` ${token}`,
      encodeURIComponent(`${token}\n`),
      token.toUpperCase(),
      hash,
    ],
  ].map((value) => `${name}=${value}`)

test('a cookie that is no session opens no page, saves nothing and causes no error', async ({ cluster }) => {
  const account = at(await cluster.accounts(['EDITOR']), 0)
  const [firstOrigin, secondOrigin] = [at(cluster.origins, 0), at(cluster.origins, 1)]
  const [{ cookie: ended }, { cookie: open }] = [
    await signIn(firstOrigin, account, otherClientIp()),
    await signIn(firstOrigin, account, otherClientIp()),
  ]
  const path = '/desk/disputes/new'
  const form = formWith((await sendRequest({ origin: secondOrigin, path, cookie: ended })).text, {
    title: null,
    question: null,
  })
  if (!form) throw new Error('There is no form.')
  const title = `Sent by nobody ${crypto.randomUUID()}`
  const about = { title, question: 'Will the fare rise?', summary: 'Two descriptions.', asOf: '2019-11-12' }
  const hash = await cluster.owner(async (client) => {
    const { rows } = await client.query<{ hash: string }>(
      `UPDATE desk."Session" SET "expiresAt" = now() WHERE id = (
         SELECT id FROM desk."Session" WHERE "editorId" = $1 ORDER BY "createdAt" LIMIT 1) RETURNING "tokenHash" AS hash`,
      [account.id],
    )
    return at(rows, 0).hash
  })
  const digests = () => cluster.owner((client) => tableDigests(client, changedByTheClock))
  const before = await digests()
  const cookies = [
    ...invalidCookies(ended.replace(`${name}=`, ''), hash),
    // The valid token, under other cookie names.
    ...[
      open.replace('__Host-', ''),
      open.replace('__Host-', '__host-'),
      open.replace('__Host-', '__Secure-'),
    ],
    `${name}=; other${open}`,
  ]
  const faults: string[] = []
  for (const cookie of cookies) {
    const isTooLong = cookie.length > headMax
    for (const [index, page] of pages.entries()) {
      const { status, location } = await sendRequest({
        origin: at(cluster.origins, index % 2),
        path: page,
        cookie,
      })
      const fault = isTooLong && status === 431 ? null : deskAccessFault({ path: page, status, location })
      if (fault !== null) faults.push(`${cookie.slice(0, 80)}: ${fault}`)
    }
    const body = formDataOf(form, { ...about, idempotencyKey: crypto.randomUUID() })
    const { status, location } = await sendRequest({ origin: secondOrigin, path, cookie, body })
    const isRefused = (status === 431 && isTooLong) || location.startsWith('/sign-in')
    if (!isRefused) faults.push(`${cookie.slice(0, 80)}: a form is answered ${status} ${location}`)
  }
  expect(faults).toEqual([])
  expect(await digests()).toBe(before)
  // Control: the same form is saved with a valid session.
  const saved = await sendRequest({ origin: secondOrigin, path, cookie: open, body: formDataOf(form, about) })
  expect(saved.location).toContain('/desk/disputes/sent-by-nobody')
  measured(
    'R8',
    `${cookies.length} cookies that are no session, at ${pages.length} pages and a form: all sent to sign in, 0 of 2xx or 5xx, 0 written`,
  )
})
