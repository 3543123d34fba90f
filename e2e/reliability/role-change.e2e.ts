import { measured } from '#test/support/measurements'
import { changedByTheClock, tableDigests } from '#test/support/table-digest'
import { at, signInAll } from '#e2e/support/cluster'
import { otherClientIp } from '#e2e/support/client-ip'
import { expect, test } from '#e2e/support/cluster-fixtures'
import { post, signIn } from '#e2e/support/scriptless-client'
import { fillForm, freePairs, makeRecord, submitForm } from '#e2e/support/form-steps'

test('an editor demoted to contributor cannot approve, from an open page or after signing in again', async ({
  cluster,
}) => {
  const [firstOrigin, secondOrigin] = [at(cluster.origins, 0), at(cluster.origins, 1)]
  const [author, second] = await signInAll(cluster, ['EDITOR', 'PUBLISHER'])
  const account = at(await cluster.accounts(['EDITOR']), 0)
  if (!author || !second) throw new Error('Nobody is signed in.')
  const number = await makeRecord({ origin: firstOrigin, author, second }, at(await freePairs(cluster, 1), 0))
  const path = `/desk/records/${number}/review`
  await submitForm(second, { origin: firstOrigin, path, form: /^Send to review/ })
  const digests = () => cluster.owner((client) => tableDigests(client, changedByTheClock))
  const beA = (role: string) =>
    cluster.owner((client) =>
      client.query(`UPDATE desk."Editor" SET role = $2::desk."Role" WHERE id = $1`, [account.id, role]),
    )

  const approving = { origin: secondOrigin, path, form: /^Approve revision/ }
  const editor = await signIn(secondOrigin, account, otherClientIp())
  const body = await fillForm(editor, approving)
  await beA('CONTRIBUTOR')
  const before = await digests()
  const contributor = await signIn(firstOrigin, account, otherClientIp())
  for (const visitor of [editor, contributor])
    for (const origin of cluster.origins) {
      body.set('idempotencyKey', crypto.randomUUID())
      const outcome = await post(visitor, { origin, path, body })
      expect(outcome).toMatchObject({ kind: 'refused' })
      if (visitor === contributor) expect(outcome).toMatchObject({ text: /role does not allow/ })
    }
  expect(await digests()).toBe(before)

  // Control: with the role restored, the same form approves.
  await beA('EDITOR')
  await submitForm(await signIn(secondOrigin, account, otherClientIp()), approving)
  measured(
    'R5',
    'an approval sent by an editor made a contributor, 4 ways at two instances: refused, 0 written',
  )
})
