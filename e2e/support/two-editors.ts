import type { Browser, Page } from '@playwright/test'
import { signIn } from './sign-in'
import { approveAndPublish, openDispute, pasteText, send, captureStatement } from './desk-steps'
import type { InputMethod } from './input-methods'

export async function secondEditor(browser: Browser): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await signIn(page, 'PUBLISHER')
  return page
}

export const publicPage = (page: Page) => page.getByRole('link', { name: /^Readers see version/ })

/** Stores two texts, captures a statement from each, and publishes their dispute. */
export async function twoStatements(pages: { author: Page; second: Page }, input: InputMethod, town: string) {
  const { author, second } = pages
  const quotes = {
    said: `The board told ${town} in May that the ferry would be slower for a while.`,
    answered: `That letter was a notice of works, and it did not say that a single sailing of ${town} would be late.`,
  }
  await pasteText(author, input, {
    text: `Slower ferries\nOn Friday Rosa Lindqvist, who chairs the board, said: “${quotes.said}” She gave no figures.`,
    title: `Slower ferries for ${town}`,
    publisher: `The ${town} Post`,
    published: '2031-11-02',
  })
  await captureStatement(author, input, {
    words: quotes.said,
    rungs: [
      { name: `The ${town} Post`, kind: 'New: an organisation', cue: 'reports', seen: true },
      {
        name: `Rosa Lindqvist of ${town}`,
        kind: 'New: a person',
        cue: 'said',
        capacity: 'who chairs the board',
      },
    ],
    gloss: `The board says that it told ${town} in May of slower ferries.`,
    said: '2031-11-01',
  })
  await pasteText(author, input, {
    text: `A notice of works\nAnders Malmgren told the Gazette on Saturday: “${quotes.answered}”`,
    title: `A notice of works in ${town}`,
    publisher: `The ${town} Gazette`,
    published: '2031-11-03',
  })
  await captureStatement(author, input, {
    words: quotes.answered,
    rungs: [
      { name: `The ${town} Gazette`, kind: 'New: an organisation', cue: 'reports', seen: true },
      { name: `Anders Malmgren of ${town}`, kind: 'New: a person', cue: 'told the Gazette' },
    ],
    act: 'Qualifies it',
    gloss: 'Mr Malmgren says that the letter was a notice of works.',
    said: '2031-11-02',
  })
  const dispute = `The May letter of ${town}`
  await openDispute(author, input, {
    title: dispute,
    question: 'What did the May letter tell the town?',
    summary: 'Two descriptions of one letter of the harbour board.',
    statements: [quotes.said, quotes.answered],
  })
  await input.press(author.getByRole('link', { name: /^Preview and review/ }))
  await send(author, input)
  await approveAndPublish(second, input, author.url())
  return { ...quotes, dispute }
}
