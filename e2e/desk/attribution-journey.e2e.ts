import { signIn } from '#e2e/support/sign-in'
import {
  answerQuestions,
  approveAndPublish,
  openDispute,
  pairTwo,
  pasteText,
  relationOf,
  save,
  send,
  captureStatement,
  tie,
} from '#e2e/support/desk-steps'
import { expect, test } from '#e2e/support/fixtures'
import { mouse } from '#e2e/support/input-methods'
import { secondEditor } from '#e2e/support/two-editors'

test('an attribution chain reads as a sentence, is found from both ends, and is in the JSON in order', async ({
  page: author,
  browser,
}) => {
  test.setTimeout(240_000)
  // Its addresses are in this script.
  const town = 'वेस्टरविक'
  await signIn(author, 'EDITOR')
  const second = await secondEditor(browser)
  const reply = `no ferry of ${town} was sold`
  const sold = `One ferry of ${town} left for another owner in June.`
  await pasteText(author, mouse, {
    text: `A reply from the ministry\nAnders Holm says the ports ministry said, in reply to an information request, that ${reply}.`,
    title: `A reply about ${town}`,
    publisher: `The ${town} Courier`,
    published: '2031-11-02',
  })
  await captureStatement(author, mouse, {
    words: reply,
    rungs: [
      { name: `The ${town} Courier`, kind: 'New: an organisation', cue: 'reports', seen: true },
      { name: `Anders Holm of ${town}`, kind: 'New: a person', cue: 'says' },
      {
        name: `Ports Ministry of ${town}`,
        kind: 'New: an organisation',
        cue: 'in reply to an information request',
      },
    ],
    wording: 'Paraphrase',
    act: 'Denies it',
    gloss: 'The ministry is said to have written that no ferry was sold.',
    said: '../2031-11-02',
  })
  await pasteText(author, mouse, {
    text: `The register of ships\n${sold}`,
    title: `The register of ships in ${town}`,
    publisher: `The ${town} Register`,
    published: '2031-11-04',
  })
  await captureStatement(author, mouse, {
    words: sold,
    rungs: [{ name: `The ${town} Register`, kind: 'New: an organisation', seen: true }],
    wording: 'In its own words',
    gloss: 'The register says that one ferry left in June.',
    said: '2031-11-04',
  })
  const dispute = `The ferries of ${town}`
  await openDispute(author, mouse, {
    title: dispute,
    question: 'Was a ferry sold?',
    summary: 'A reply and a register on the ferries of the town.',
    statements: [reply, sold],
  })
  await mouse.press(author.getByRole('link', { name: /^Preview and review/ }))
  await send(author, mouse)
  await approveAndPublish(second, mouse, author.url())
  await pairTwo(author, mouse, { search: town, dispute, subject: `whether a ferry of ${town} was sold` })
  await answerQuestions(author, mouse, { both: 'No', bothFalse: 'No' })
  await expect(relationOf(author, 'Cannot both be true, and one must be')).toBeChecked()
  await author.getByLabel('Summary', { exact: true }).fill('A reply and a register differ on the ferries.')
  await author.getByLabel('Whether it happened').check()
  await save(author, mouse)
  await tie(author, mouse, {
    left: 'was sold',
    right: 'left for another owner',
    label: 'whether it was sold',
  })
  await send(author, mouse)
  await approveAndPublish(second, mouse, author.url())

  const number = /\/records\/(\d+)/.exec(author.url())?.[1] ?? ''
  await second.goto(`/r/${number}`)
  await expect(second.getByText('not seen by us').first()).toBeVisible()
  const chain = second.locator('.chain').first()
  await expect(chain).toContainText(`Ports Ministry of ${town}`)
  await expect(chain).toContainText(`Anders Holm of ${town}`)
  const [ministry, person] = [`ports-ministry-of-${town}`, `anders-holm-of-${town}`]
  const links = await second
    .locator('main a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  const addresses = new Set(links.flatMap((href) => (href?.startsWith('/') ? [href] : [])))
  expect([...addresses].filter((href) => href.includes(encodeURIComponent(town))).length).toBeGreaterThan(5)
  addresses.add(`/api/v1/disputes/${encodeURIComponent(`the-ferries-of-${town}`)}`)
  for (const address of addresses) expect((await second.request.get(address)).status(), address).toBe(200)
  for (const slug of [ministry, person]) {
    await second.goto(`/speakers/${slug}`)
    await expect(second.getByText(reply).first()).toBeVisible()
  }
  for (const speakerQueries of [`speaker=${ministry}`, `relayer=${person}`]) {
    await second.goto(`/?${speakerQueries}`)
    await expect(second.getByText('1 record', { exact: false }).first()).toBeVisible()
  }
  const response = await second.request.get(`/api/v1/records/${number}`)
  const json = await response.text()
  const order = [`Ports Ministry of ${town}`, `Anders Holm of ${town}`, `The ${town} Courier`]
  const indexes = order.map((name) => json.indexOf(name))
  expect(indexes.every((index) => index !== -1)).toBe(true)
  await second.context().close()
})
