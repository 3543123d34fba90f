import { createHash } from 'node:crypto'
import { measured } from '#test/support/measurements'
import { isFull } from '#e2e/support/site-map'
import { at, type Cluster } from '#e2e/support/cluster'
import { otherClientIp } from '#e2e/support/client-ip'
import { expect, test } from '#e2e/support/cluster-fixtures'
import { formDataOf } from '#e2e/support/html-forms'
import { plainTextIn, type Secret } from '#e2e/support/plaintext-secrets'
import { submitSignIn, signIn, signInForm, type Visitor } from '#e2e/support/scriptless-client'
import { submitForm } from '#e2e/support/form-steps'

const accounts = isFull ? 10 : 2

const password = (what: string, text: string = crypto.randomUUID().replaceAll('-', '')): Secret => ({
  ...{ what, text },
  isToken: false,
})
const token = (what: string, { cookie }: Visitor): Secret => ({
  ...{ what, text: /__Host-variance=([^;]+)/.exec(cookie)?.[1] ?? '' },
  isToken: true,
})

/** Sends six secrets of one account through the application's forms; none of them may be stored as text. */
async function secretsOf(cluster: Cluster, number: number): Promise<Secret[]> {
  const account = at(await cluster.accounts(['EDITOR']), 0)
  const [firstOrigin, secondOrigin] = [at(cluster.origins, number % 2), at(cluster.origins, (number + 1) % 2)]
  const [guess, misplaced, newPassword] = [
    'a wrong password',
    'one typed as an address',
    'a new password',
  ].map((name) => password(name))
  if (!guess || !misplaced || !newPassword) throw new Error('There are three.')
  const form = await signInForm(firstOrigin)
  for (const fields of [
    { email: account.email, password: guess.text },
    { email: `${misplaced.text}@checker.example`, password: guess.text },
  ])
    await submitSignIn({ origin: firstOrigin, body: formDataOf(form, fields), ...otherClientIp() })
  const before = await signIn(firstOrigin, account, otherClientIp())
  const changes = { current: account.password, chosen: newPassword.text, again: newPassword.text }
  await submitForm(before, {
    origin: secondOrigin,
    path: '/desk/account',
    form: ['current', 'chosen'],
    changes,
  })
  const after = await signIn(secondOrigin, { ...account, password: newPassword.text }, otherClientIp())
  const first = password('the first password', account.password)
  return [
    first,
    guess,
    misplaced,
    newPassword,
    token('an ended session', before),
    token('an open session', after),
  ]
}

test('a copy of the database contains no password and no session token', async ({ cluster }) => {
  test.setTimeout(240_000)
  const secrets: Secret[] = []
  for (let number = 0; number < accounts; number++) secrets.push(...(await secretsOf(cluster, number)))
  const scan = await cluster.owner((client) => plainTextIn(client, secrets))
  expect(scan.leaks).toEqual([])

  const hashes = await cluster.owner(async (client) => {
    const query = `SELECT "passwordHash" AS hash FROM desk."Editor" WHERE "passwordHash" IS NOT NULL`
    return (await client.query<{ hash: string }>(query)).rows.map(({ hash }) => hash)
  })
  const costs = hashes.map((hash) =>
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$[\w+/]{22,}\$[\w+/]{43,}$/.exec(hash),
  )
  expect(costs.filter((cost) => !(Number(cost?.[1]) >= 19_456 && Number(cost?.[2]) >= 2))).toEqual([])

  const tokenHashes = await cluster.owner(async (client) => {
    const query = `SELECT "tokenHash" AS hash FROM desk."Session"`
    return (await client.query<{ hash: string }>(query)).rows.map(({ hash }) => hash)
  })
  expect(tokenHashes.filter((hash) => !/^[0-9a-f]{64}$/.test(hash))).toEqual([])
  const tokens = secrets.filter(({ isToken }) => isToken)
  const hashed = tokens.map(({ text }) => createHash('sha256').update(text).digest('hex'))
  expect(hashed.filter((hash) => tokenHashes.filter((other) => other === hash).length !== 1)).toEqual([])
  measured(
    'R1',
    `${secrets.length} secrets looked for in ${scan.columns} columns, also in hexadecimal and base64: 0 found; ${hashes.length} of ${hashes.length} passwords are argon2id of the cost promised; ${tokenHashes.length} sessions, all kept as SHA-256`,
  )
})

test('control: a secret in a column of any type and in any encoding is found', async ({ cluster }) => {
  const secret = password('the secret')
  const [plain, base64] = [secret.text, Buffer.from(secret.text).toString('base64')]
  const plant: [where: string, how: string, statement: string, text: string][] = [
    ['desk."Dispute".summary', 'as it is', 'UPDATE desk."Dispute" SET summary = $1', `It is ${plain}.`],
    ['desk."Speaker".aliases', 'as it is', 'UPDATE desk."Speaker" SET aliases = ARRAY[$1]', plain],
    [
      'published."Publication"."changeNote"',
      'in base64',
      'UPDATE published."Publication" SET "changeNote" = $1',
      base64,
    ],
    [
      'desk."Revision".after',
      'as it is',
      `UPDATE desk."Revision" SET after = jsonb_build_object('password', $1::text)`,
      plain.toUpperCase(),
    ],
    [
      'desk."AuditHead".hash',
      'in hexadecimal',
      `UPDATE desk."AuditHead" SET hash = convert_to($1, 'UTF8')`,
      plain,
    ],
    [
      'desk."Editor"."passwordHash"',
      'as its SHA-256',
      `UPDATE desk."Editor" SET "passwordHash" = '$argon2id$' || encode(sha256(convert_to($1, 'UTF8')), 'hex')`,
      plain,
    ],
  ]
  const { leaks } = await cluster.owner(async (client) => {
    // Bypasses triggers, and is rolled back at the end.
    await client.query('BEGIN; SET LOCAL session_replication_role = replica')
    for (const [, , statement, text] of plant) await client.query(statement, [text])
    const scan = await plainTextIn(client, [secret])
    await client.query('ROLLBACK')
    return scan
  })
  expect(leaks.toSorted()).toEqual(
    plant.map(([where, form]) => `${where} holds the secret ${form}`).toSorted(),
  )
  measured('R1 control', `a secret planted in ${plant.length} columns of 4 types: found in each`)
})
