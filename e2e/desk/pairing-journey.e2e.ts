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
import { axe, expect, test } from '#e2e/support/fixtures'
import { keyboard, mouse } from '#e2e/support/input-methods'
import { publicPage, secondEditor, twoStatements } from '#e2e/support/two-editors'

for (const input of [mouse, keyboard])
  test(`two pasted texts become a published record, which is refused until complete, by ${input.name}`, async ({
    page: author,
    browser,
  }) => {
    test.setTimeout(480_000)
    const startedAt = Date.now()
    const town = input === mouse ? 'Nordhavn' : 'Sydhavn'
    await signIn(author, 'EDITOR')
    const second = await secondEditor(browser)
    const { said, answered, dispute } = await twoStatements({ author, second }, input, town)
    const subject = `what the May letter told ${town}`
    await pairTwo(author, input, { search: town, dispute, subject })

    await input.press(author.getByRole('button', { name: 'Send to review' }))
    await expect(author.getByRole('alert').first()).toContainText('No passages are tied.')

    await answerQuestions(author, input, { both: 'Yes', over: 'What it amounts to' })
    await expect(relationOf(author, 'Same event, described differently')).toBeChecked()
    await expect(relationOf(author, 'Cannot both be true as worded')).toBeDisabled()
    await input.press(author.getByRole('button', { name: /^Save Ctrl S/ }))
    await expect(author.getByRole('alert').filter({ hasText: 'Write the condition.' })).toBeVisible()
    await input.type(
      author.getByLabel('Both could be true if', { exact: true }),
      'the letter gave notice of works without a word on how late a sailing would be.',
    )
    await input.type(
      author.getByLabel('What would settle it', { exact: true }),
      'The text of the May letter.',
    )
    await input.type(
      author.getByLabel('Summary', { exact: true }),
      'The two describe one letter differently.',
    )
    await input.tick(author.getByLabel('Contents of a message'))
    await save(author, input)
    await tie(author, input, {
      left: 'the ferry would be slower for a while',
      right: 'a notice of works',
      label: 'what the letter was about',
    })
    await axe(author)
    await send(author, input)
    await expect(author.getByText('A second editor approves it.')).toBeVisible()
    await approveAndPublish(second, input, author.url())
    const seconds = Math.round((Date.now() - startedAt) / 1000)
    test.info().annotations.push({
      type: 'took',
      description: `${seconds} s from the pasted text to the published record`,
    })

    await input.press(publicPage(second))
    await expect(second.getByRole('heading', { level: 1 })).toContainText(subject, { ignoreCase: true })
    await expect(second.getByText('Same event, described differently').first()).toBeVisible()
    await expect(second.getByText(said.slice(0, said.indexOf('the ferry')).trim()).first()).toBeAttached()
    await expect(second.getByText('the letter gave notice of works').first()).toBeVisible()
    expect(answered).toContain('a notice of works')
    await second.context().close()
  })

test('an alias or a misspelt name finds the speaker on file', async ({ page }) => {
  await signIn(page, 'EDITOR')
  await page.goto('/desk/speakers')
  await page.getByRole('searchbox').fill('Malaviya')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByRole('link', { name: 'Amit Malviya' })).toBeVisible()
})
