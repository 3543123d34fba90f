import { signIn } from '#e2e/support/sign-in'
import {
  answerQuestions,
  approveAndPublish,
  pairTwo,
  relationOf,
  save,
  send,
  tie,
} from '#e2e/support/desk-steps'
import { expect, test } from '#e2e/support/fixtures'
import { mouse } from '#e2e/support/input-methods'
import { publicPage, secondEditor, twoStatements } from '#e2e/support/two-editors'

test('a difference of conditions rules out a strict contradiction, and the answers are published', async ({
  page: author,
  browser,
}) => {
  test.setTimeout(240_000)
  const town = 'Østervik'
  await signIn(author, 'EDITOR')
  const second = await secondEditor(browser)
  const { dispute } = await twoStatements({ author, second }, mouse, town)
  await pairTwo(author, mouse, { search: town, dispute, subject: `what ${town} was told at the meetings` })
  const strict = relationOf(author, 'Cannot both be true as worded')
  await answerQuestions(author, mouse, { conditions: 'Different', both: 'No', bothFalse: 'Yes' })
  await expect(strict).toBeDisabled()
  await expect(
    author.getByText('Event, people, time and conditions must all be the same.').first(),
  ).toBeVisible()
  await answerQuestions(author, mouse, {
    conditions: 'Different',
    both: 'Yes',
    over: 'What happened or was said',
  })
  await expect(relationOf(author, 'Both could be true on a condition')).toBeChecked()
  await answerQuestions(author, mouse, { both: 'No', bothFalse: 'Yes' })
  await expect(strict).toBeChecked()
  await author.getByLabel('Summary', { exact: true }).fill('The two differ on what the town was told.')
  await author.getByLabel('Contents of a message').check()
  await save(author, mouse)
  await tie(author, mouse, {
    left: 'would be slower',
    right: 'did not say',
    label: 'what was said of delays',
  })
  await send(author, mouse)
  await approveAndPublish(second, mouse, author.url())
  await mouse.press(publicPage(second))
  await expect(second.getByText('Cannot both be true as worded').first()).toBeVisible()
  await expect(second.getByText(/How we compared them: .*conditions/).first()).toBeVisible()
  await second.context().close()
})
