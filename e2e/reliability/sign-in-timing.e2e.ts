import { setTimeout as pause } from 'node:timers/promises'
import { measured } from '#test/support/measurements'
import { isFull } from '#e2e/support/site-map'
import { at, type Cluster } from '#e2e/support/cluster'
import { otherClientIp, hasManyAddresses } from '#e2e/support/client-ip'
import { expect, test } from '#e2e/support/cluster-fixtures'
import { formDataOf } from '#e2e/support/html-forms'
import { sendRequest, signInForm } from '#e2e/support/scriptless-client'

const samples = isFull ? 400 : 12
const gapMaxMs = 5
/** A process accepts six sign-ins a second and answers the others without checking the password. */
const restMs = 120
const windowMs = 1000

type Tried = { email: string; password: string }
type Timed = { status: number; text: string; ms: number }

/** Three kinds of failed sign-in that must be indistinguishable. */
async function failedSignIns(cluster: Cluster): Promise<Record<string, () => Tried>> {
  const accounts = await cluster.accounts(Array.from({ length: 8 }, () => 'EDITOR' as const))
  const suspended = at(await cluster.accounts(['EDITOR']), 0)
  await cluster.owner((client) =>
    client.query(`UPDATE desk."Editor" SET "suspendedAt" = now() WHERE id = $1`, [suspended.id]),
  )
  let turn = 0
  return {
    'a wrong password': () => ({
      email: at(accounts, turn++ % accounts.length).email,
      password: crypto.randomUUID(),
    }),
    'no such account': () => ({
      email: `editor-${crypto.randomUUID()}@checker.example`,
      password: crypto.randomUUID(),
    }),
    'a suspended account': () => suspended,
  }
}

const median = (values: readonly number[]) =>
  at(
    values.toSorted((left, right) => left - right),
    Math.floor(values.length / 2),
  )

/** Removes the parts that differ in every answer: the nonce, and the address that it repeats. */
const comparable = (text: string, email: string) =>
  text.replaceAll(/nonce="([^"]+)"/.exec(text)?.[1] ?? email, '').replaceAll(email, '')

if (hasManyAddresses)
  test(`unknown, suspended and wrong-password accounts get the same answer in the same time: ${samples} times each`, async ({
    cluster,
  }) => {
    test.setTimeout(samples * 3000 + 120_000)
    const forms = await Promise.all(cluster.origins.map((origin) => signInForm(origin)))
    const cases = Object.entries(await failedSignIns(cluster))
    const timings = new Map<string, Timed[]>(cases.map(([caseName]) => [caseName, []]))
    // Sequential, so that no request waits for another. The first round only warms up.
    for (let sample = -1; sample < samples; sample++) {
      const origin = at(cluster.origins, Math.abs(sample) % 2)
      const form = at(forms, Math.abs(sample) % 2)
      for (const index of cases.keys()) {
        const [caseName, tried] = at(cases, (index + sample + cases.length) % cases.length)
        const { email, password } = tried()
        const body = formDataOf(form, { email, password })
        await pause(restMs)
        const request = { origin, path: '/sign-in', body, ...otherClientIp() }
        let started = performance.now()
        let answer = await sendRequest(request)
        // The rate limiter counted other sign-ins in the same second.
        while (answer.status === 429) {
          await pause(windowMs)
          started = performance.now()
          answer = await sendRequest(request)
        }
        const ms = performance.now() - started
        const { status, text } = answer
        expect(text, caseName).toContain('is not right')
        if (sample >= 0) timings.get(caseName)?.push({ status, ms, text: comparable(text, email) })
      }
    }
    const all = [...timings.values()].flat()
    const medians = [...timings].map(
      ([caseName, answers]) => [caseName, median(answers.map(({ ms }) => ms))] as const,
    )
    const gap = Math.max(...medians.map(([, ms]) => ms)) - Math.min(...medians.map(([, ms]) => ms))
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(all.map(({ text }) => text)).size).toBe(1)
    measured(
      'R4',
      `${samples} samples each: the same status and the same words; medians ${medians.map(([caseName, ms]) => `${caseName} ${ms.toFixed(1)} ms`).join(', ')}: ${gap.toFixed(1)} ms apart`,
    )
    // A busy machine measures nothing.
    if (isFull) expect(gap).toBeLessThanOrEqual(gapMaxMs)
  })
