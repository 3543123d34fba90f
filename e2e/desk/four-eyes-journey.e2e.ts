import { createHash, randomBytes } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { setSessionCookie, signIn } from '#e2e/support/sign-in'
import { answerQuestions, approveAndPublish, pairTwo, save, send, tie } from '#e2e/support/desk-steps'
import { expect, test } from '#e2e/support/fixtures'
import { mouse } from '#e2e/support/input-methods'
import { asOwner } from '#e2e/support/seeded-database'
import { publicPage, secondEditor, twoStatements } from '#e2e/support/two-editors'
import { formatEndings } from '#features/exports/formats'

const asDatabaseOwner = <Value>(query: Parameters<typeof asOwner<Value>>[1]) =>
  asOwner(process.env['DATABASE_URL'] ?? '', query)

/** A third editor with a separate session. */
async function thirdEditor(browser: Browser): Promise<Page> {
  const token = randomBytes(32).toString('base64url')
  await asDatabaseOwner((client) =>
    client.query(
      `WITH third AS (
         INSERT INTO desk."Editor" (id, email, name, role) VALUES (gen_random_uuid(), $1, 'Third Editor', 'EDITOR') RETURNING id
       )
       INSERT INTO desk."Session" (id, "editorId", "tokenHash", "expiresAt")
       SELECT gen_random_uuid(), id, $2, now() + interval '1 hour' FROM third`,
      [
        `third-${token.slice(0, 8).toLowerCase()}@harbour.example`,
        createHash('sha256').update(token).digest('hex'),
      ],
    ),
  )
  const context = await browser.newContext()
  await setSessionCookie(context, token)
  return context.newPage()
}

test('authors and editors with a conflict cannot approve, internal notes are never published, and the audit has every step', async ({
  page: author,
  browser,
}) => {
  test.setTimeout(240_000)
  const town = 'Holmvik'
  const canary = 'kanarienvogelholmvik'
  await signIn(author, 'EDITOR')
  const second = await secondEditor(browser)
  const third = await thirdEditor(browser)
  const { dispute } = await twoStatements({ author, second }, mouse, town)
  await pairTwo(author, mouse, { search: town, dispute, subject: `what ${town} was told` })
  const number = /records\/(\d+)/.exec(author.url())?.[1] ?? ''
  await answerQuestions(author, mouse, { both: 'No', bothFalse: 'Yes' })
  await author.getByLabel('Summary', { exact: true }).fill('The two differ on what the town was told.')
  await author.getByLabel('Contents of a message').check()
  await save(author, mouse)
  await tie(author, mouse, {
    left: 'would be slower',
    right: 'did not say',
    label: 'what was said of delays',
  })
  const note = author.locator('form').filter({ has: author.getByRole('button', { name: 'Add note' }) })
  await note.getByLabel('Note', { exact: true }).fill(`Ask the board. ${canary}`)
  await note.getByRole('button', { name: 'Add note' }).click()
  await expect(author.getByText(canary).first()).toBeVisible()
  await send(author, mouse)

  // An author cannot approve.
  await expect(author.getByRole('button', { name: 'Approve' })).toHaveAttribute('aria-disabled', 'true')
  await expect(author.getByText('A second editor approves it.')).toBeVisible()

  // A second editor with a conflict of interest cannot approve.
  await second.goto('/desk/conflicts')
  await second.getByLabel('Speaker', { exact: true }).fill(`Rosa Lindqvist of ${town}`)
  await second.getByLabel('What ties you to them').fill('A former employer.')
  await second.getByRole('button', { name: 'Declare it' }).click()
  await expect(second.getByRole('link', { name: `Rosa Lindqvist of ${town}` })).toBeVisible()
  await second.goto(author.url())
  await expect(second.getByText('You declared a conflict of interest on a speaker in it.')).toBeVisible()
  await expect(second.getByRole('button', { name: 'Approve' })).toHaveAttribute('aria-disabled', 'true')

  // A third editor can.
  await approveAndPublish(third, mouse, author.url())
  await mouse.press(publicPage(third))
  await expect(third.getByRole('heading', { level: 1 })).toContainText(`what ${town} was told`, {
    ignoreCase: true,
  })

  // No public page or export contains the internal note.
  const address = new URL(third.url()).pathname
  const reader = await browser.newContext()
  for (const [path, headers] of [
    [address, {}],
    [address, { RSC: '1' }],
    ...formatEndings.map((format) => [`${address}.${format}`, {}] as const),
    [`/api/v1/records/${number}`, {}],
    [`/?q=${canary}`, {}],
  ] as const) {
    const response = await reader.request.get(path, { headers })
    expect(response.status(), path).toBe(200)
    const text = (await response.text()).replaceAll(`q=${canary}`, '').replaceAll(`“${canary}”`, '')
    if (!path.startsWith('/?')) expect(text, path).not.toContain(canary)
  }
  await reader.close()

  // The audit names editor and role, and cannot be changed.
  await second.goto('/desk/audit?check=now')
  await expect(second.getByText('The chain holds')).toBeVisible()
  await expect(second.getByText(/Published.*by Third Editor as editor/).first()).toBeVisible()
  const refusal = await asDatabaseOwner((client) =>
    client.query(`UPDATE desk."AuditEvent" SET action = 'nothing'`).then(
      () => 'done',
      (error: { code?: string }) => error.code,
    ),
  )
  expect(refusal).toBe('42501')
  await second.context().close()
  await third.context().close()
})
