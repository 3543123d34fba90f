import {
  asActionCall,
  asFormPost,
  actionWithoutForm,
  formsOn,
  send as post,
} from '#e2e/support/built-actions'
import { axe, expect, test } from '#e2e/support/fixtures'
import { keyboard, mouse } from '#e2e/support/input-methods'
import { perFileApp } from '#e2e/support/per-file-app'
import { another, changeAndSend, goTo, publishIt, twoAt } from '#e2e/support/review-steps'
import { asOwner } from '#e2e/support/seeded-database'
import { send } from '#e2e/support/desk-steps'
import { publicPage } from '#e2e/support/two-editors'
import { alert, isSaved, saveButton, summary } from '#e2e/support/workspace-page'

const site = perFileApp(6)

test('a record is sent, returned with a reason, sent again, approved and published by a second editor with the keyboard alone', async ({
  page,
  browser,
}) => {
  const two = await twoAt(site, { page, browser })
  const { author, second, review } = two
  await changeAndSend(site, two, 'Nobody has asked.')
  await expect(author.getByRole('button', { name: 'Approve' })).toHaveAttribute('aria-disabled', 'true')
  await expect(author.getByText('A second editor approves it.')).toBeVisible()

  await goTo(site, second, review)
  await keyboard.press(second.getByRole('link', { name: 'Send it back' }))
  await keyboard.type(second.getByLabel('Reason', { exact: true }), 'Ask the board first.')
  await keyboard.press(second.getByRole('button', { name: 'Send it back' }))
  await expect(second.getByText('A draft.', { exact: true })).toBeVisible()
  await goTo(site, author, review)
  await expect(author.locator('.banner')).toContainText(
    /^Sent back by publisher, .*\. Ask the board first\.$/,
  )
  await changeAndSend(site, two, 'The board was asked.')

  await goTo(site, second, review)
  const preview = second.frameLocator('iframe[title="Preview of version 1"]')
  await expect(preview.getByText('The board was asked.').first()).toBeVisible()
  await expect(preview.getByRole('heading', { level: 1 })).toContainText('They disagree about')
  const reader = await browser.newContext()
  const previewUrl = second.url().replace(/\/review.*/, '/preview')
  const toReaders = await reader.request.get(previewUrl, { maxRedirects: 0 })
  expect([toReaders.status(), toReaders.headers()['cache-control']]).toEqual([307, 'private, no-store'])
  await reader.close()
  const points = second.getByRole('group', { name: 'What you checked' }).getByRole('checkbox')
  await expect(points).toHaveCount(4)
  for (const index of [0, 1, 2]) await keyboard.tick(points.nth(index))
  await keyboard.press(second.getByRole('button', { name: 'Approve revision 5' }))
  await expect(alert(second)).toContainText('Each point is needed.')
  await expect(points.nth(2)).toBeChecked()
  await expect(second.getByRole('heading', { level: 1 })).toHaveCount(1)
  // Tall enough that the bottom bar covers no link in part; axe would report it as too small.
  await second.setViewportSize({ width: 1280, height: 4000 })
  await axe(second)
  await keyboard.tick(points.nth(3))
  await keyboard.press(second.getByRole('button', { name: 'Approve revision 5' }))
  await expect(second.getByText(/^Revision 5 was approved by publisher, publisher,/)).toBeVisible()
  await goTo(site, author, review)
  await expect(author.getByRole('button', { name: 'Publish' })).toHaveAttribute('aria-disabled', 'true')
  await expect(author.getByText('A second editor publishes it.')).toBeVisible()
  await keyboard.press(second.getByRole('button', { name: 'Publish version 1' }))
  await keyboard.press(publicPage(second))
  await expect(second.getByText('The board was asked.').first()).toBeVisible()
  await second.context().close()
})

test('an edit voids the approval and names its editor, and an earlier revision cannot be published', async ({
  page,
  browser,
}) => {
  const two = await twoAt(site, { page, browser })
  const { author, second, desk, review } = two
  await send(author, mouse)
  await goTo(site, second, review)
  for (const point of await second.getByRole('checkbox').all()) await point.check()
  await second.getByRole('button', { name: 'Approve revision 3' }).click()
  await expect(second.getByText('Approved.', { exact: true })).toBeVisible()

  await goTo(site, author, desk)
  await summary(author).fill('Another summary, after the approval.')
  await saveButton(author).click()
  await expect(alert(author)).toContainText('is in review. This change makes it a draft again')
  await expect(summary(author)).toHaveValue('Another summary, after the approval.')
  await goTo(site, second, review)
  await expect(second.getByText('Approved.', { exact: true })).toBeVisible()
  await saveButton(author).click()
  await isSaved(author)
  await second.getByRole('button', { name: 'Publish version 1' }).click()
  await expect(alert(second)).toContainText(/changed/)
  await goTo(site, second, review)
  await expect(second.getByText('A draft.', { exact: true })).toBeVisible()
  await expect(second.getByRole('region', { name: 'Where it stands' })).toContainText(
    /Void since .*: edited, by editor, editor\./,
  )
  await expect(second.getByRole('button', { name: /^Publish/ })).toHaveCount(0)
  await second.context().close()
})

test('a correction with a reason becomes version 2 beside version 1, and a withdrawal answers 410 with its reason', async ({
  page,
  browser,
}) => {
  const two = await twoAt(site, { page, browser })
  const { author, second, review } = two
  await send(author, mouse)
  await publishIt(site, two)
  const readers = new URL((await publicPage(second).getAttribute('href')) ?? '', second.url()).href

  await goTo(site, author, review)
  await author.getByRole('link', { name: 'Correct it' }).click()
  await author.getByLabel('What is wrong').fill('The month was left out.')
  await author.getByRole('button', { name: 'Go on to its desk page' }).click()
  await summary(author).fill('Ms Lindqvist says never. The board writes: in May.')
  await saveButton(author).click()
  await isSaved(author)
  await goTo(site, author, review)
  await expect(author.getByLabel('What changed, and why')).toHaveValue('The month was left out.')
  await expect(author.getByLabel('It corrects what was published')).toBeChecked()
  await send(author, mouse)
  await expect(author.getByRole('region', { name: /^Changed since version/ })).toContainText(
    'Changed since version 1',
  )
  await goTo(site, second, review)
  for (const point of await second.getByRole('group').getByRole('checkbox').all()) await point.check()
  await second.getByRole('button', { name: /^Approve revision/ }).click()
  await second.getByRole('button', { name: 'Publish version 2' }).click()
  await expect(publicPage(second)).toHaveText('Readers see version 2')

  await author.goto(readers)
  await expect(author.getByText('Correction. The month was left out.')).toBeVisible()
  await author.goto(`${readers}?v=1`)
  await expect(author.getByText('This is version 1')).toBeVisible()
  await expect(author.getByRole('main')).not.toContainText('The board writes: in May.')

  await goTo(site, author, review)
  await author.getByRole('link', { name: 'Ask to withdraw it' }).click()
  await author.getByLabel('Reason, in general terms').fill('A source took its report back.')
  await author.getByRole('button', { name: 'Ask to withdraw it' }).click()
  await expect(author.getByRole('region', { name: 'Where it stands' })).toContainText(
    'You ask to withdraw it',
  )

  await goTo(site, second, review)
  await expect(second.getByText(/asks to withdraw it/)).toBeVisible()
  await second.getByRole('link', { name: 'Withdraw it', exact: true }).click()
  const withdrawal = second.locator('#withdraw')
  await expect(withdrawal.getByLabel('Reason, in general terms')).toHaveValue(
    'A source took its report back.',
  )
  await withdrawal.getByRole('button', { name: 'Withdraw it' }).click()
  await expect(alert(second)).toContainText('Tick this to withdraw it.')
  await expect(withdrawal.getByLabel('Reason, in general terms')).toHaveValue(
    'A source took its report back.',
  )
  await withdrawal.getByLabel('Every version leaves the public side.').check()
  await withdrawal.getByRole('button', { name: 'Withdraw it' }).click()
  await expect(second.getByText('It was withdrawn. Its address says so, and why.')).toBeVisible()
  for (const address of [readers, `${readers}?v=1`, `${readers}.json`]) {
    const response = await author.request.get(address)
    expect(response.status(), address).toBe(410)
    expect(await response.text()).toContain('A source took its report back.')
  }
  await second.context().close()
})

test('declaring a conflict of interest voids one’s approval and bars from the record, also when it is taken back', async ({
  page,
  browser,
}) => {
  const two = await twoAt(site, { page, browser })
  const { author, second, review } = two
  const speaker =
    /Rosa Lindqvist \d+/.exec((await author.locator('.side.a h2').textContent()) ?? '')?.[0] ?? ''
  await send(author, mouse)
  await goTo(site, second, review)
  for (const point of await second.getByRole('checkbox').all()) await point.check()
  await second.getByRole('button', { name: /^Approve revision/ }).click()
  await expect(second.getByText('Approved.', { exact: true })).toBeVisible()

  await goTo(site, second, '/desk/conflicts')
  await second.getByLabel('Speaker', { exact: true }).fill(speaker)
  await second.getByLabel('What ties you to them').fill('A former employer.')
  await second.getByRole('button', { name: 'Declare it' }).click()
  await expect(second.getByRole('link', { name: speaker })).toBeVisible()
  await goTo(site, second, review)
  await expect(second.getByText('In review.', { exact: true })).toBeVisible()
  await expect(second.getByRole('region', { name: 'Where it stands' })).toContainText(
    /Void since .*publisher/,
  )
  await expect(second.getByText('You declared a conflict of interest on a speaker in it.')).toBeVisible()
  await expect(second.getByRole('button', { name: 'Approve' })).toHaveAttribute('aria-disabled', 'true')

  await goTo(site, second, '/desk/conflicts')
  const declared = second.getByRole('link', { name: speaker, exact: true })
  await second.getByRole('listitem').filter({ has: declared }).getByRole('button').click()
  await expect(second.getByText('It ends when a second editor confirms')).toBeVisible()
  await goTo(site, author, '/desk/conflicts')
  const request = author.getByRole('listitem').filter({ hasText: speaker })
  await request.getByRole('button', { name: 'Confirm it' }).click()
  await expect(request).toHaveCount(0)
  await goTo(site, second, '/desk/conflicts')
  await expect(declared).toHaveCount(0)
  await goTo(site, second, review)
  await expect(
    second.getByText('You had a conflict of interest on a speaker in it while it was in review.'),
  ).toBeVisible()
  await second.context().close()
})

test('the history lists every step with a word diff, and the audit names the role at that time', async ({
  page,
  browser,
}) => {
  const two = await twoAt(site, { page, browser })
  const contributor = await another(site, browser, two.desk, 'CONTRIBUTOR')
  await summary(contributor).fill(
    'Rosa Lindqvist says it never will. The Harbour Board writes that it will, in June.',
  )
  await saveButton(contributor).click()
  await isSaved(contributor)
  const asOfRole = (role: string) =>
    asOwner(site.app().databaseUrl, (client) =>
      client.query(`UPDATE desk."Editor" SET role = $1::desk."Role" WHERE email LIKE 'contributor@%'`, [
        role,
      ]),
    )
  await asOfRole('EDITOR')
  await goTo(site, two.author, `${two.desk}/history`)
  const newest = two.author.locator('.rows > li').first()
  await expect(newest).toContainText('Edited, by contributor')
  await expect(newest.locator('del')).toHaveText(/May/)
  await expect(newest.locator('ins')).toHaveText(/June/)
  await expect(two.author.locator('.rows > li').nth(1)).toContainText('Tied passages, by Editor')

  await goTo(site, two.second, '/desk/audit')
  await expect(two.second.locator('.rows > li').first()).toContainText(
    /Edited, record .*by contributor as contributor/,
  )
  await asOfRole('CONTRIBUTOR')
  await goTo(site, two.author, '/desk/audit')
  await expect(two.author.getByText('Publishers and admins read the audit.')).toBeVisible()
  await contributor.context().close()
  await two.second.context().close()
})

test('approving one’s own change and publishing without approval are refused by form and by direct call', async ({
  page,
  browser,
}) => {
  const two = await twoAt(site, { page, browser })
  await changeAndSend(site, two, 'Nobody has asked.')
  const approve = (await formsOn(site.app(), [two.review])).get('desk/review#approve')
  if (!approve) throw new Error('There is no form to approve with.')
  const subjectFields = Object.fromEntries(
    approve.form.fields.filter(([name]) => /^(subject|id|revision)$/.test(name)),
  )
  const publish = asActionCall(actionWithoutForm('desk/review#publish'), {
    ...subjectFields,
  })
  const answers = []
  for (const [actor, init] of [
    ['EDITOR', asFormPost(approve)],
    ['EDITOR', asActionCall(approve)],
    ['PUBLISHER', publish],
    ['ADMIN', publish],
  ] as const)
    answers.push(await (await post(site.app(), { actor, path: two.review, init })).text())
  expect(answers[1]).toContain('You worked on it. A second editor approves it.')
  for (const text of answers.slice(2))
    expect(text).toContain('A second editor has not approved this revision.')
  const { rows } = await asOwner(site.app().databaseUrl, (client) =>
    client.query(
      `SELECT state, "publicState", (SELECT count(*)::int FROM desk."Approval" WHERE "recordId" = r.id) AS approvals
       FROM desk."Record" r WHERE id = $1`,
      [subjectFields['id']],
    ),
  )
  expect(rows).toEqual([{ state: 'IN_REVIEW', publicState: 'UNPUBLISHED', approvals: 0 }])
  await two.second.context().close()
})
