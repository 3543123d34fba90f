import { setTimeout as pause } from 'node:timers/promises'
import { faultMessages } from '#lib/db-errors'
import { measured } from '#test/support/measurements'
import { isFull } from '#e2e/support/site-map'
import { type Account, at, type Cluster } from '#e2e/support/cluster'
import { otherClientIp, hasManyAddresses } from '#e2e/support/client-ip'
import { expect, test } from '#e2e/support/cluster-fixtures'
import { formWith, formDataOf } from '#e2e/support/html-forms'
import { type Answer, sendRequest, signIn, signInForm } from '#e2e/support/scriptless-client'

const guesses = isFull ? 200 : 40
const weighedMax = 10
const windowMs = 60_000

const answers: [what: string, is: (answer: Answer) => boolean][] = [
  ['let in', ({ status, setCookie }) => status === 303 || setCookie.length > 0],
  // On a busy machine a burst may find no connection: nothing was verified, and the page has a sentence about it.
  [
    'unanswered',
    ({ status, text }) =>
      status === 503 ||
      [faultMessages.busy, faultMessages.unreachable].some((message) => text.includes(message)),
  ],
  ['broken', ({ status }) => status >= 500],
  ['weighed', ({ text }) => text.includes('is not right')],
  [
    'refused',
    ({ status, text }) => status === 429 || /tried too often|Too many people are signing in/.test(text),
  ],
]

/** Sends all guesses at once, alternating between the instances; counts the kinds of answers. */
async function sendGuesses(guess: (index: number) => Promise<Answer>) {
  const started = performance.now()
  const all = await Promise.all(Array.from({ length: guesses }, (_, index) => guess(index)))
  const kinds = all.map((answer) => answers.find(([, is]) => is(answer))?.[0] ?? `${answer.status} unknown`)
  const counts: Record<string, number> = {}
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1
  const windows = Math.ceil((performance.now() - started) / windowMs)
  return {
    counts,
    weighed: counts['weighed'] ?? 0,
    refused: counts['refused'] ?? 0,
    unanswered: counts['unanswered'] ?? 0,
    windows,
  }
}

/** No guess signed in or failed, but for a few that found the database too busy. A run longer than a minute may have verified ten more. */
function expectBounded({
  counts,
  weighed,
  refused,
  unanswered,
  windows,
}: Awaited<ReturnType<typeof sendGuesses>>): void {
  expect(weighed + refused + unanswered, JSON.stringify(counts)).toBe(guesses)
  expect(unanswered).toBeLessThan(guesses / 2)
  expect(weighed).toBeGreaterThan(0)
  expect(weighed).toBeLessThanOrEqual(weighedMax * windows)
}

/** Signs in as a person with one address does: waits a little after each refusal. Returns the time in ms. */
async function signInPatiently(cluster: Cluster, account: Account): Promise<number> {
  const [started, home] = [performance.now(), otherClientIp()]
  for (let tries = 0; ; tries++) {
    try {
      await signIn(at(cluster.origins, tries % 2), account, home)
      return performance.now() - started
    } catch (error) {
      if (performance.now() - started > windowMs) throw error
      await pause(windowMs / weighedMax + 100)
    }
  }
}

const randomAddress = () => Array.from(crypto.getRandomValues(new Uint8Array(4))).join('.')

if (hasManyAddresses)
  test(`two instances verify ten of ${guesses} concurrent password guesses; the owner signs in from another address`, async ({
    cluster,
  }) => {
    const account = at(await cluster.accounts(['EDITOR']), 0)
    const forms = await Promise.all(cluster.origins.map((origin) => signInForm(origin)))
    const attacker = otherClientIp()
    const guessing = sendGuesses((index) =>
      sendRequest({
        ...{ origin: at(cluster.origins, index % 2), path: '/sign-in', ...attacker },
        headers: { 'x-forwarded-for': randomAddress() },
        body: formDataOf(at(forms, index % 2), { email: account.email, password: `guess ${index}` }),
      }),
    )
    const owner = signInPatiently(cluster, account)
    const outcome = await guessing
    const tookMs = await owner
    expectBounded(outcome)
    measured(
      'R2',
      `${guesses} wrong passwords of one account over two instances, each with another X-Forwarded-For: ${outcome.weighed} weighed, ${outcome.refused} refused, 0 let in; meanwhile the owner was in from otherClientIp after ${(tookMs / 1000).toFixed(1)} s`,
    )
    expect(tookMs).toBeLessThan(windowMs)
  })

if (hasManyAddresses)
  test(`ten of ${guesses} password guesses with a stolen session are verified`, async ({ cluster }) => {
    const account = at(await cluster.accounts(['EDITOR']), 0)
    const { cookie } = await signIn(at(cluster.origins, 0), account, otherClientIp())
    const path = '/desk/account'
    const page = await sendRequest({ origin: at(cluster.origins, 0), path, cookie })
    const form = formWith(page.text, { current: null, chosen: null })
    if (!form) throw new Error('There is no form to change the password with.')
    const newPassword = crypto.randomUUID()
    const outcome = await sendGuesses((index) =>
      sendRequest({
        ...{ origin: at(cluster.origins, index % 2), path, cookie, ...otherClientIp() },
        body: formDataOf(form, {
          ...{ current: `guess ${index}`, chosen: newPassword, again: newPassword },
          idempotencyKey: crypto.randomUUID(),
        }),
      }),
    )
    expectBounded(outcome)
    measured(
      'R2',
      `${guesses} guesses by the form that changes a password, with a session: ${outcome.weighed} weighed, ${outcome.refused} refused`,
    )
    await signIn(at(cluster.origins, 1), account, otherClientIp())
  })
