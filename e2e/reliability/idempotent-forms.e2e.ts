import pg from 'pg'
import { measured } from '#test/support/measurements'
import { at, type Cluster, signInAll } from '#e2e/support/cluster'
import { expect, test } from '#e2e/support/cluster-fixtures'
import type { Outcome } from '#e2e/support/scriptless-client'
import { sendUntilAnswered, fillForm } from '#e2e/support/form-steps'

const path = '/desk/disputes/new'
const about = {
  question: 'Will the fare rise?',
  summary: 'Two descriptions of the fare.',
  asOf: '2019-11-12',
}
const sendings = 50

const addressesOf = (outcomes: readonly Outcome[]) =>
  outcomes.map((outcome) =>
    outcome.kind === 'saved' ? outcome.address : `${outcome.kind}: ${JSON.stringify(outcome).slice(0, 200)}`,
  )

async function titled({ owner }: Cluster, title: string): Promise<number> {
  const query = `SELECT count(*)::int AS count FROM desk."Dispute" WHERE title = $1`
  return owner(async (client) => (await client.query<{ count: number }>(query, [title])).rows[0]?.count ?? -1)
}

test('fifty submissions of one form to two instances execute once and get one answer, even after a crash', async ({
  cluster,
}) => {
  test.setTimeout(180_000)
  const editor = at(await signInAll(cluster, ['EDITOR']), 0)
  const title = `Sent fifty times ${crypto.randomUUID()}`
  const form = await fillForm(editor, {
    origin: at(cluster.origins, 0),
    path,
    form: ['title'],
    changes: { ...about, title },
  })
  const send = (body: FormData, index = 0) =>
    sendUntilAnswered(editor, { origin: at(cluster.origins, index % 2), path, body })
  const first = await Promise.all(Array.from({ length: sendings }, (_, index) => send(form, index)))
  expect(new Set(addressesOf(first)).size, addressesOf(first).join('\n')).toBe(1)
  expect(addressesOf(first)[0]).toContain('/desk/disputes/sent-fifty-times')
  expect(await titled(cluster, title)).toBe(1)

  const other = new FormData()
  for (const [name, value] of form) other.append(name, name === 'title' ? `${title}, otherwise` : value)
  expect((await send(other)).kind).toBe('refused')
  expect(await titled(cluster, `${title}, otherwise`)).toBe(0)

  await cluster.killDatabase()
  await Promise.all([cluster.killInstance(0), cluster.killInstance(1)])
  expect(addressesOf([await send(form), await send(form, 1)])).toEqual(addressesOf(first.slice(0, 2)))
  expect(await titled(cluster, title)).toBe(1)
  measured(
    'R37',
    `${sendings} sendings of one form to two instances at once, and 2 after both and the database were killed: 1 row, equal answers; the key with other words refused`,
  )
})

/** Bypasses the application, in its own database role. */
async function insertedPairs(
  { url }: Cluster,
  pairs: readonly (readonly [string, string])[],
): Promise<string[]> {
  const clients = pairs.map(() => new pg.Client({ connectionString: url, options: '-c role=variance_desk' }))
  await Promise.all(clients.map((client) => client.connect()))
  const tried = await Promise.all(
    pairs.map(async ([a, b], index) => {
      try {
        await at(clients, index).query(
          `INSERT INTO desk."Record" (id, slug, "disputeId", "statementAId", "statementBId", "asOf")
           SELECT gen_random_uuid(), 'x', d.id, a.id, b.id, '2019-11-12' FROM desk."Statement" a, desk."Statement" b, desk."Dispute" d
           WHERE a.slug = $1 AND b.slug = $2 ORDER BY d.id LIMIT 1`,
          [a, b],
        )
        return 'accepted'
      } catch (error) {
        return error instanceof pg.DatabaseError ? (error.constraint ?? 'unknown') : String(error)
      }
    }),
  )
  await Promise.all(clients.map((client) => client.end()))
  return tried
}

test('one of twelve concurrent pairings of the same two statements succeeds, by form and in SQL', async ({
  cluster,
}) => {
  test.setTimeout(180_000)
  const editors = await signInAll(
    cluster,
    Array.from({ length: 12 }, () => 'EDITOR' as const),
  )
  const { rows } = await cluster.owner((client) =>
    client.query<{ a: string; b: string; disputeId: string }>(
      `SELECT a.slug AS a, b.slug AS b, (SELECT d.id FROM desk."Dispute" d ORDER BY d.id LIMIT 1) AS "disputeId"
       FROM desk."Statement" a JOIN desk."Statement" b ON a.id < b.id
       WHERE NOT EXISTS (SELECT FROM desk."Record" r WHERE (r."statementAId", r."statementBId") IN ((a.id, b.id), (b.id, a.id)))
       ORDER BY a.id DESC, b.id DESC LIMIT 2`,
    ),
  )
  const [{ a, b, disputeId }, past] = [at(rows, 0), at(rows, 1)]
  const pairs = [
    [a, b],
    [b, a],
    [a, a],
  ] as const
  const forms = await Promise.all(
    editors.map(async (editor, index) => {
      const [statementA, statementB] = at(pairs, index % 3)
      const origin = at(cluster.origins, index % 2)
      const changes = { a: statementA, b: statementB, disputeId, subject: 'whether it was said' }
      const body = await fillForm(editor, { origin, path: '/desk/pair', form: /^Pair them/, changes })
      return { editor, request: { origin, path: '/desk/pair', body } }
    }),
  )
  const outcomes = await Promise.all(forms.map(({ editor, request }) => sendUntilAnswered(editor, request)))
  expect(
    outcomes.filter(({ kind }) => kind === 'saved'),
    addressesOf(outcomes).join('\n'),
  ).toHaveLength(1)
  const sentences = outcomes.flatMap((outcome) => (outcome.kind === 'refused' ? [outcome.text] : []))
  expect(sentences).toHaveLength(11)
  for (const sentence of sentences) expect(sentence).toMatch(/paired already|paired with itself/)

  const tried = await insertedPairs(
    cluster,
    Array.from({ length: 12 }, (_, index) =>
      at(
        [
          [past.a, past.b],
          [past.b, past.a],
          [past.a, past.a],
        ] as const,
        index % 3,
      ),
    ),
  )
  expect(tried.toSorted()).toEqual(
    [
      'accepted',
      ...Array<string>(4).fill('record_of_two'),
      ...Array<string>(7).fill('record_pair'),
    ].toSorted(),
  )
  measured(
    'R38',
    '12 editors and 12 sessions of the application’s role at once, (a, b), (b, a) and (a, a): 1 pair each, 22 refused in words or by the database',
  )
})
