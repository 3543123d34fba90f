import type { Browser, Page } from '@playwright/test'
import { approveAndPublish, send } from './desk-steps'
import { mouse } from './input-methods'
import type { perFileApp } from './per-file-app'
import type { Actor } from './seeded-app'
import { isSaved, saveButton } from './workspace-page'

type Site = ReturnType<typeof perFileApp>

/** Two accounts at a record that neither has changed yet. */
export async function twoAt(site: Site, { page, browser }: { page: Page; browser: Browser }) {
  const desk = `/desk/records/${site.draft()}`
  const context = await browser.newContext()
  const second = await context.newPage()
  await site.open(page, desk)
  await site.open(second, desk, 'PUBLISHER')
  return { author: page, second, desk, review: `${desk}/review` }
}
export type Two = Awaited<ReturnType<typeof twoAt>>

/** The author makes a change, and so becomes one of the record's authors, then sends it to review. */
export async function changeAndSend(site: Site, { author, desk }: Two, note: string): Promise<void> {
  await author.goto(`${site.app().origin}${desk}`)
  await author.getByLabel('Status note').fill(note)
  await saveButton(author).click()
  await isSaved(author)
  await send(author, mouse)
}

export const publishIt = (site: Site, { second, review }: Two) =>
  approveAndPublish(second, mouse, `${site.app().origin}${review}`)

export const goTo = (site: Site, page: Page, path: string) => page.goto(`${site.app().origin}${path}`)

/** Another account in a separate browser context. */
export async function another(site: Site, browser: Browser, path: string, actor: Actor): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await site.open(page, path, actor)
  return page
}
