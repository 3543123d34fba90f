import { expect, type Page } from '@playwright/test'
import type { InputMethod } from './input-methods'

export type Text = { text: string; title: string; publisher: string; published: string }

/** Pastes a text; it becomes a snapshot, and its page opens. */
export async function pasteText(page: Page, hands: InputMethod, source: Text): Promise<void> {
  await page.goto('/desk/sources/new')
  await hands.type(page.getByLabel('Text', { exact: true }), source.text)
  await hands.type(page.getByLabel('Title', { exact: true }), source.title)
  await hands.type(page.getByLabel('Publisher', { exact: true }), source.publisher)
  await hands.type(page.getByLabel('Published', { exact: true }), source.published)
  await hands.press(page.getByRole('button', { name: 'Store this text' }))
  await expect(page.getByRole('heading', { name: source.title })).toBeVisible()
}

type AttributionStep = { name: string; kind?: string; cue?: string; capacity?: string; seen?: boolean }
export type CapturedStatement = {
  words: string
  /** Outermost first. */
  rungs: AttributionStep[]
  wording?: string
  act?: string
  gloss: string
  said?: string
}

/** Takes a statement out of the text on the page. */
export async function captureStatement(
  page: Page,
  hands: InputMethod,
  taken: CapturedStatement,
): Promise<void> {
  await hands.mark(page, 'source', taken.words)
  await expect(page.getByLabel('Words', { exact: true })).toHaveValue(taken.words)
  for (const [index, rung] of taken.rungs.entries()) {
    const place = page.getByRole('listitem').filter({ has: page.getByLabel(`Rung ${index + 1}: who`) })
    if (!(await place.isVisible())) await hands.press(page.getByRole('button', { name: /^Add a rung/ }))
    await hands.type(place.getByLabel(`Rung ${index + 1}: who`), rung.name)
    if (rung.cue) await hands.type(place.getByLabel('Cue', { exact: true }), rung.cue)
    if (rung.capacity) await hands.type(place.getByLabel('Role, as the source words it'), rung.capacity)
    if (rung.kind) await hands.choose(place.getByLabel('Speaker', { exact: true }), rung.kind)
    if (rung.seen) await hands.tick(place.getByLabel('We have seen this link ourselves'))
  }
  if (taken.wording) await hands.choose(page.getByLabel('Wording', { exact: true }), taken.wording)
  if (taken.act) await hands.choose(page.getByLabel('Act', { exact: true }), taken.act)
  await hands.type(page.getByLabel('Gloss', { exact: true }), taken.gloss)
  if (taken.said) await hands.type(page.getByLabel('Date said'), taken.said)
  await hands.press(page.getByRole('button', { name: 'Add this statement' }))
  await expect(page.getByRole('region', { name: /statements? taken$/ }).getByText(taken.words)).toBeVisible()
}

/** Opens a dispute, and puts the statements that these words find into it. */
export async function openDispute(
  page: Page,
  hands: InputMethod,
  dispute: { title: string; question: string; summary: string; statements: string[] },
): Promise<void> {
  await page.goto('/desk/disputes/new')
  await hands.type(page.getByLabel('Title', { exact: true }), dispute.title)
  await hands.type(page.getByLabel('Neutral question'), dispute.question)
  await hands.type(page.getByLabel('Summary', { exact: true }), dispute.summary)
  await hands.press(page.getByRole('button', { name: 'Open it' }))
  await expect(page.getByRole('heading', { level: 1, name: dispute.title })).toBeVisible()
  for (const [index, words] of dispute.statements.entries()) {
    const field = page.getByLabel('Add a statement')
    await hands.type(field, words)
    await expect(page.getByText(/on file, arrow down to choose/)).toBeAttached()
    await field.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(field).not.toHaveValue(words)
    await hands.press(page.getByRole('button', { name: 'Add it' }))
    await expect(page.locator('#statements ~ ol > li')).toHaveCount(index + 1)
  }
}

/** Finds two statements by their words, and pairs them under a subject. */
export async function pairTwo(
  page: Page,
  hands: InputMethod,
  pair: { search: string; dispute: string; subject: string },
): Promise<void> {
  await page.goto(`/desk/statements?${new URLSearchParams({ q: pair.search }).toString()}`)
  const boxes = page.getByRole('checkbox', { name: /^Pair this one/ })
  await expect(boxes).toHaveCount(2)
  await hands.tick(boxes.nth(0))
  await hands.tick(boxes.nth(1))
  await hands.press(page.getByRole('button', { name: 'Pair these two' }))
  await hands.type(page.getByLabel('They disagree about'), pair.subject)
  await expect(page.getByLabel('Dispute', { exact: true }).locator('option:checked')).toHaveText(pair.dispute)
  await hands.press(page.getByRole('button', { name: 'Pair them' }))
  await page.waitForURL(/\/desk\/records\/\d+/)
}

export type Answers = {
  event?: string
  people?: string
  time?: string
  conditions?: string
  both: 'Yes' | 'No'
  bothFalse?: 'Yes' | 'No'
  over?: string
}

/** Answers the questions; what an earlier answer closes is not asked. */
export async function answer(page: Page, hands: InputMethod, answers: Answers): Promise<void> {
  const pick = (legend: string, label: string) =>
    hands.pick(page.getByRole('group', { name: legend }).getByLabel(label, { exact: true }))
  await pick('Do they speak of the same event?', answers.event ?? 'The same')
  await pick('Of the same people or things?', answers.people ?? 'The same')
  await pick('Of the same time?', answers.time ?? 'The same')
  await pick('Under the same conditions?', answers.conditions ?? 'The same')
  await pick('As worded, can both be true?', answers.both)
  if (answers.bothFalse) await pick('If not: could both be false?', answers.bothFalse)
  if (answers.over) await pick('If they can: what is the dispute over?', answers.over)
}

export const relationOf = (page: Page, label: string) =>
  page.getByRole('group', { name: 'How they relate' }).getByLabel(label, { exact: true })

export async function save(page: Page, hands: InputMethod): Promise<void> {
  await hands.press(page.getByRole('button', { name: /^Save Ctrl S/ }))
  await expect(page.getByText('All changes saved')).toBeVisible()
}

export async function tie(
  page: Page,
  hands: InputMethod,
  { left, right, label }: { left: string; right: string; label: string },
): Promise<void> {
  await hands.mark(page, 'a', left)
  await hands.mark(page, 'b', right)
  await hands.type(page.locator('#tie').getByLabel('This tie is about'), label)
  await hands.press(page.locator('#tie').getByRole('button', { name: /^Tie/ }))
  await expect(
    page.getByRole('navigation', { name: 'Ties' }).getByText(label, { exact: false }),
  ).toBeVisible()
}

/** Sends the subject on the page to review; its review page opens. */
export async function send(page: Page, hands: InputMethod): Promise<void> {
  await hands.press(page.getByRole('button', { name: 'Send to review' }))
  await expect(page.getByText('In review.', { exact: true })).toBeVisible()
}

/** A second editor reads the review page of the subject, approves that revision and publishes it. */
export async function approveAndPublish(page: Page, hands: InputMethod, address: string): Promise<void> {
  await page.goto(address)
  const points = page.getByRole('group', { name: 'What you checked' }).getByRole('checkbox')
  for (let index = 0; index < (await points.count()); index++) await hands.tick(points.nth(index))
  await hands.press(page.getByRole('button', { name: /^Approve revision/ }))
  await hands.press(page.getByRole('button', { name: /^Publish version/ }))
  await expect(page.getByRole('link', { name: /^Readers see version/ })).toBeVisible()
}
