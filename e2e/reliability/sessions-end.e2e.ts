import { measured } from '#test/support/measurements'
import { changedByTheClock, tableDigests } from '#test/support/table-digest'
import { isFull, deskAccessFault } from '#e2e/support/site-map'
import { type Account, at, type Cluster } from '#e2e/support/cluster'
import { otherClientIp } from '#e2e/support/client-ip'
import { expect, test } from '#e2e/support/cluster-fixtures'
import { formDataOf } from '#e2e/support/html-forms'
import { sendRequest, post, readForm, signIn, type Visitor } from '#e2e/support/scriptless-client'
import { fillForm, submitForm } from '#e2e/support/form-steps'

const times = isFull ? 20 : 2
const formsLoaded = 5
const refusedMaxMs = 1000

type Ending = { cluster: Cluster; account: Account; visitor: Visitor; origin: string }

const set =
  (assignment: string) =>
  ({ cluster, account }: Ending) =>
    cluster.owner((client) =>
      client.query(`UPDATE desk."Editor" SET ${assignment} WHERE id = $1`, [account.id]),
    )

/** Each ends the account's sessions: through a form where there is one, otherwise in SQL as the owner. */
const endings: Record<string, (ending: Ending) => Promise<unknown>> = {
  'signing out': async ({ visitor, origin }) => {
    const path = '/desk/account'
    const body = await fillForm(visitor, { origin, path, form: /^Sign out/ })
    const { status, location, setCookie } = await sendRequest({ origin, path, body, ...visitor })
    expect([status, location]).toEqual([303, '/sign-in'])
    expect(setCookie.join()).toMatch(/^__Host-variance=;.*(Max-Age=0|Expires=Thu, 01 Jan 1970)/i)
  },
  'a new password': ({ account, visitor, origin }) => {
    const [current, newPassword] = [account.password, crypto.randomUUID()]
    const changes = { current, chosen: newPassword, again: newPassword }
    return submitForm(visitor, { origin, path: '/desk/account', form: ['current', 'chosen'], changes })
  },
  'a suspension': set('"suspendedAt" = now()'),
  'a demotion': set(`role = 'CONTRIBUTOR'`),
}

/** Forms of the desk on pages that were open before the session ended. */
async function openForms({ cluster, visitor, origin }: Ending) {
  const { rows } = await cluster.owner((client) =>
    client.query<{ slug: string }>(`SELECT slug FROM desk."Statement" ORDER BY id DESC LIMIT $1`, [
      formsLoaded,
    ]),
  )
  return Promise.all(
    rows.map(async ({ slug }) => {
      const path = `/desk/statements/${slug}`
      const page = await readForm(visitor, { origin, path, required: { gloss: null, revision: null } })
      if (!page) throw new Error(`${path} has no form.`)
      return { path, form: page.form }
    }),
  )
}

const digests = ({ cluster }: Ending) => cluster.owner((client) => tableDigests(client, changedByTheClock))

/** Sends pages, lookups and every form to the other instance at once; returns what was not refused. */
async function refusals(ending: Ending, forms: Awaited<ReturnType<typeof openForms>>): Promise<string[]> {
  const { visitor, origin } = ending
  const look = async (path: string) => {
    const { status, location } = await sendRequest({ origin, path, ...visitor })
    return deskAccessFault({ path, status, location }) ?? ''
  }
  const write = async ({ path, form }: (typeof forms)[number]) => {
    const body = formDataOf(form, { gloss: `Written after the end, ${crypto.randomUUID()}` })
    const outcome = await post(visitor, { origin, path, body })
    return outcome.kind === 'refused' ? '' : `${path} took a form: ${JSON.stringify(outcome).slice(0, 300)}`
  }
  const lookups = ['/desk', '/desk/account', '/desk/statements', '/desk/find/statements?q=a'].map(look)
  return (await Promise.all([...lookups, ...forms.map(write)])).filter((fault) => fault !== '')
}

for (const [endingName, end] of Object.entries(endings))
  test(`${endingName} ends a session on the other instance before its next request: ${times} times`, async ({
    cluster,
  }) => {
    test.setTimeout(times * 30_000 + 60_000)
    const durations: number[] = []
    for (let turn = 0; turn < times; turn++) {
      const account = at(await cluster.accounts(['EDITOR']), 0)
      const [first, other] = [at(cluster.origins, turn % 2), at(cluster.origins, (turn + 1) % 2)]
      const visitor = await signIn(first, account, otherClientIp())
      const firstEnding = { cluster, account, visitor, origin: first }
      const secondEnding = { ...firstEnding, origin: other }
      const forms = await openForms(secondEnding)
      const alive = at(forms, 0)
      // Control: the same kind of form is saved while the session is valid.
      const saved = await submitForm(visitor, {
        ...secondEnding,
        path: alive.path,
        form: ['gloss', 'revision'],
        changes: { gloss: `Saved before, ${crypto.randomUUID()}` },
      })
      expect(saved).toContain(alive.path)
      await end(firstEnding)
      const before = await digests(firstEnding)
      const started = performance.now()
      expect(await refusals(secondEnding, forms.slice(1))).toEqual([])
      durations.push(performance.now() - started)
      expect(await digests(firstEnding)).toBe(before)
    }
    const worst = Math.max(...durations)
    measured(
      'R5',
      `${endingName} at one instance, ${times} times: ${times * (formsLoaded - 1)} forms opened before and ${times * 4} pages refused at the other, within ${Math.ceil(worst)} ms; 0 written`,
    )
    if (isFull) expect(worst).toBeLessThan(refusedMaxMs)
  })
