import { expect, type Page } from '@playwright/test'
import type { InputMethod } from './input-methods'

export type Text = { text: string; title: string; publisher: string; published: string }

/** Pastes a text; it becomes a snapshot, and its page opens. */
export async function pasteText(page: Page, input: InputMethod, source: Text): Promise<void> {
  await page.goto('/desk/sources/new')
  await input.type(page.getByLabel('Text', { exact: true }), source.text)
  await input.type(page.getByLabel('Title', { exact: true }), source.title)
  await input.type(page.getByLabel('Publisher', { exact: true }), source.publisher)
  await input.type(page.getByLabel('Published', { exact: true }), source.published)
  await input.press(page.getByRole('button', { name: 'Store this text' }))
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

/** Captures a statement from the text on the page. */
export async function captureStatement(
  page: Page,
  input: InputMethod,
  statement: CapturedStatement,
): Promise<void> {
  await input.mark(page, 'source', statement.words)
  await expect(page.getByLabel('Words', { exact: true })).toHaveValue(statement.words)
  for (const [index, step] of statement.rungs.entries()) {
    const fieldset = page.getByRole('listitem').filter({ has: page.getByLabel(`Rung ${index + 1}: who`) })
    if (!(await fieldset.isVisible())) await input.press(page.getByRole('button', { name: /^Add a rung/ }))
    await input.type(fieldset.getByLabel(`Rung ${index + 1}: who`), step.name)
    if (step.cue) await input.type(fieldset.getByLabel('Cue', { exact: true }), step.cue)
    if (step.capacity) await input.type(fieldset.getByLabel('Role, as the source words it'), step.capacity)
    if (step.kind) await input.choose(fieldset.getByLabel('Speaker', { exact: true }), step.kind)
    if (step.seen) await input.tick(fieldset.getByLabel('We have seen this link ourselves'))
  }
  if (statement.wording) await input.choose(page.getByLabel('Wording', { exact: true }), statement.wording)
  if (statement.act) await input.choose(page.getByLabel('Act', { exact: true }), statement.act)
  await input.type(page.getByLabel('Gloss', { exact: true }), statement.gloss)
  if (statement.said) await input.type(page.getByLabel('Date said'), statement.said)
  await input.press(page.getByRole('button', { name: 'Add this statement' }))
  await expect(
    page.getByRole('region', { name: /statements? taken$/ }).getByText(statement.words),
  ).toBeVisible()
}

/** Opens a dispute and adds the statements that these words find. */
export async function openDispute(
  page: Page,
  input: InputMethod,
  dispute: { title: string; question: string; summary: string; statements: string[] },
): Promise<void> {
  await page.goto('/desk/disputes/new')
  await input.type(page.getByLabel('Title', { exact: true }), dispute.title)
  await input.type(page.getByLabel('Neutral question'), dispute.question)
  await input.type(page.getByLabel('Summary', { exact: true }), dispute.summary)
  await input.press(page.getByRole('button', { name: 'Open it' }))
  await expect(page.getByRole('heading', { level: 1, name: dispute.title })).toBeVisible()
  for (const [index, query] of dispute.statements.entries()) {
    const field = page.getByLabel('Add a statement')
    await input.type(field, query)
    await expect(page.getByText(/on file, arrow down to choose/)).toBeAttached()
    await field.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(field).not.toHaveValue(query)
    await input.press(page.getByRole('button', { name: 'Add it' }))
    await expect(page.locator('#statements ~ ol > li')).toHaveCount(index + 1)
  }
}

/** Finds two statements by their words, and pairs them under a subject. */
export async function pairTwo(
  page: Page,
  input: InputMethod,
  pair: { search: string; dispute: string; subject: string },
): Promise<void> {
  await page.goto(`/desk/statements?${new URLSearchParams({ q: pair.search }).toString()}`)
  const boxes = page.getByRole('checkbox', { name: /^Pair this one/ })
  await expect(boxes).toHaveCount(2)
  await input.tick(boxes.nth(0))
  await input.tick(boxes.nth(1))
  await input.press(page.getByRole('button', { name: 'Pair these two' }))
  await input.type(page.getByLabel('They disagree about'), pair.subject)
  await expect(page.getByLabel('Dispute', { exact: true }).locator('option:checked')).toHaveText(pair.dispute)
  await input.press(page.getByRole('button', { name: 'Pair them' }))
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

/** Answers the questions, except those that an earlier answer hides. */
export async function answerQuestions(page: Page, input: InputMethod, answers: Answers): Promise<void> {
  const pick = (legend: string, label: string) =>
    input.pick(page.getByRole('group', { name: legend }).getByLabel(label, { exact: true }))
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

export async function save(page: Page, input: InputMethod): Promise<void> {
  await input.press(page.getByRole('button', { name: /^Save Ctrl S/ }))
  await expect(page.getByText('All changes saved')).toBeVisible()
}

export async function tie(
  page: Page,
  input: InputMethod,
  { left, right, label }: { left: string; right: string; label: string },
): Promise<void> {
  await input.mark(page, 'a', left)
  await input.mark(page, 'b', right)
  await input.type(page.locator('#tie').getByLabel('This tie is about'), label)
  await input.press(page.locator('#tie').getByRole('button', { name: /^Tie/ }))
  await expect(
    page.getByRole('navigation', { name: 'Ties' }).getByText(label, { exact: false }),
  ).toBeVisible()
}

/** Sends the subject on the page to review; its review page opens. */
export async function send(page: Page, input: InputMethod): Promise<void> {
  await input.press(page.getByRole('button', { name: 'Send to review' }))
  await expect(page.getByText('In review.', { exact: true })).toBeVisible()
}

/** A second editor reads the review page of the subject, approves that revision and publishes it. */
export async function approveAndPublish(page: Page, input: InputMethod, address: string): Promise<void> {
  await page.goto(address)
  const points = page.getByRole('group', { name: 'What you checked' }).getByRole('checkbox')
  for (let index = 0; index < (await points.count()); index++) await input.tick(points.nth(index))
  await input.press(page.getByRole('button', { name: /^Approve revision/ }))
  await input.press(page.getByRole('button', { name: /^Publish version/ }))
  await expect(page.getByRole('link', { name: /^Readers see version/ })).toBeVisible()
}
