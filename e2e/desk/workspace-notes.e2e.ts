import type { Page } from '@playwright/test'
import { axe, expect, test } from '#e2e/support/fixtures'
import { mouse } from '#e2e/support/input-methods'
import { asOwner } from '#e2e/support/seeded-database'
import { perFileApp } from '#e2e/support/per-file-app'
import { alert, selectableText, isSaved, newNote, noSideways, thread } from '#e2e/support/workspace-page'

const site = perFileApp(5)

const body = (page: Page) => newNote(page).getByLabel('Note', { exact: true })
const addNote = (page: Page) => newNote(page).getByRole('button', { name: 'Add note' }).click()
const heading = (page: Page) => newNote(page).getByRole('heading')
const openNotes = (page: Page) => page.getByRole('heading', { name: /^Notes/ })

test('a note belongs to a passage, to both sides or to the record, and says who can see it', async ({
  page,
}) => {
  await site.open(page, `/desk/records/${site.draft()}`)
  await mouse.mark(page, 'a', 'never')
  await page.keyboard.press('n')
  await expect(heading(page)).toHaveText('Note on “never”')
  await expect(body(page)).toBeFocused()
  await page.keyboard.insertText('Ask the board.')
  await addNote(page)
  await expect(thread(page, 'a')).toBeFocused()
  await expect(thread(page, 'a')).toContainText('On “never”')
  await expect(thread(page, 'a')).toContainText('Internal.')
  await expect(selectableText(page, 'a').getByRole('link', { name: 'Note a' })).toBeVisible()
  await expect(selectableText(page, 'a')).toHaveText('We will never raise the fare.')

  await page.keyboard.press('Escape')
  await mouse.mark(page, 'a', 'raise')
  await mouse.mark(page, 'b', 'rise')
  await newNote(page)
    .getByRole('button', { name: /^On what is marked/ })
    .click()
  await expect(heading(page)).toHaveText('Note on “raise” and “rise”')
  await newNote(page).getByLabel('Readers, once it is published').check()
  await body(page).fill('x'.repeat(281))
  await expect(newNote(page)).toContainText('281 of 280 characters. Shorten it by 1.')
  await addNote(page)
  await expect(alert(page)).toContainText('A public note has 280 characters at most.')
  await expect(heading(page)).toHaveText('Note on “raise” and “rise”')
  await body(page).fill('Neither says by how much.')
  await addNote(page)
  const noteOnBoth = page.getByRole('article').filter({ hasText: 'Neither says by how much.' })
  await expect(noteOnBoth).toContainText('On “raise” and “rise”')
  await expect(noteOnBoth).toContainText('Public.')

  await body(page).fill('The vote is in June.')
  await newNote(page).getByLabel('Blocks publication while it is open').check()
  await addNote(page)
  const recordNote = page.getByRole('article').filter({ hasText: 'The vote is in June.' })
  await expect(recordNote).toContainText('On the whole record')
  await expect(recordNote).toContainText('Internal, blocks publication.')
  await expect(page.getByRole('link', { name: 'A blocking note is open.' })).toBeVisible()
  await expect(openNotes(page)).toContainText('3 open')
  await isSaved(page)
  await axe(page)
})

test('a note’s Markdown becomes elements, and everything else in it stays text', async ({ page }) => {
  await site.open(page, `/desk/records/${site.draft()}`)
  let isImageRequested = false
  page.on('dialog', (dialog) => ((isImageRequested = true), void dialog.dismiss()))
  const hostile = '<img src=x onerror=alert(1)> <b>bold</b> [x](javascript:alert(1)) </script>'
  await body(page).fill(
    `*Soft* and **loud**, [the minutes](https://harbour.example/minutes), record 1.\n\n${hostile}`,
  )
  await addNote(page)
  const note = thread(page, 'a')
  await expect(note.locator('em')).toHaveText('Soft')
  await expect(note.locator('p > strong')).toHaveText('loud')
  const out = note.getByRole('link', { name: 'the minutes' })
  await expect(out).toHaveAttribute('href', 'https://harbour.example/minutes')
  await expect(out).toHaveAttribute('rel', 'noreferrer nofollow')
  // Which records are published is known when the document is assembled.
  await expect(note.getByRole('link', { name: 'record 1' })).toHaveCount(0)
  await expect(note.locator('p').nth(2)).toHaveText(hostile)
  await page.getByLabel('They disagree about').fill(`${hostile} \u202E evah`)
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${hostile} \u202E evah`)
  await expect(page.locator('main').locator('img, script, [onerror], a[href^="javascript"]')).toHaveCount(0)
  await page.setViewportSize({ width: 375, height: 800 })
  await noSideways(page)
  expect(isImageRequested).toBe(false)
})

test('a note is answered, resolved, reopened and edited, an internal one only by its author', async ({
  page,
  browser,
}) => {
  const path = `/desk/records/${site.draft()}`
  await site.open(page, path)
  await body(page).fill('Ask the board.')
  await addNote(page)
  await expect(thread(page, 'a')).toBeVisible()
  const context = await browser.newContext()
  const second = await context.newPage()
  await site.open(second, path, 'PUBLISHER')
  const secondThread = thread(second, 'a')
  await expect(secondThread.getByText('Edit note a')).toHaveCount(0)
  await secondThread.getByText('Reply note a').click()
  await secondThread.getByLabel('Reply', { exact: true }).fill('They have *not* answered.')
  await secondThread.getByRole('button', { name: 'Send reply' }).click()
  await expect(secondThread.getByTestId('reply')).toContainText('They have not answered.')
  await expect(secondThread.getByTestId('reply').locator('em')).toHaveText('not')
  await secondThread.getByRole('button', { name: 'Resolve note a' }).click()
  await expect(openNotes(second)).toContainText('0 open')
  await expect(secondThread).toContainText('Resolved by')
  await second.goto(second.url().split('#')[0] ?? '')
  await expect(secondThread).toBeHidden()
  await second.getByText('Note a, resolved').click()
  await secondThread.getByRole('button', { name: 'Reopen note a' }).click()
  await expect(openNotes(second)).toContainText('1 open')
  await context.close()

  // The first page shows an old revision of the note; a warning precedes any overwrite.
  const authorThread = thread(page, 'a')
  await authorThread.getByRole('button', { name: 'Resolve note a' }).click()
  await expect(authorThread.getByRole('alert')).toContainText('Not done.')
  await authorThread.getByRole('alert').getByRole('link', { name: 'Read the page again' }).click()
  await expect(authorThread.getByTestId('reply')).toContainText('They have not answered.')
  await authorThread.getByText('Edit note a').click()
  await authorThread.getByLabel('Note', { exact: true }).fill('Ask the board again.')
  await authorThread.getByRole('button', { name: 'Save note' }).click()
  await expect(authorThread).toContainText('Ask the board again.')
  await isSaved(page)
})

test('a record with 350 notes has at most 400 KB of HTML, and each note opens with its forms', async ({
  page,
}) => {
  const number = site.draft()
  await asOwner(site.app().databaseUrl, (client) =>
    client.query(
      `WITH editor AS (SELECT id FROM desk."Editor" WHERE role = 'EDITOR' LIMIT 1),
        note AS (
          INSERT INTO desk."Annotation" (id, "authorId", body)
          SELECT gen_random_uuid(), editor.id, 'The report of the Harbour Board gives no date for it, note ' || n
          FROM editor, generate_series(1, 350) n RETURNING id)
      INSERT INTO desk."AnnotationTarget" (id, "annotationId", ordinal, "recordId")
      SELECT gen_random_uuid(), note.id, 0, r.id FROM note, desk."Record" r WHERE r.number = $1`,
      [number],
    ),
  )
  await site.open(page, `/desk/records/${number}`)
  const html = await (await page.request.get(page.url())).body()
  expect(html.length).toBeLessThanOrEqual(400 * 1024)
  await expect(openNotes(page)).toContainText('350 open')
  await expect(page.getByText('The report of the Harbour Board gives no date')).toHaveCount(350)
  await page.getByRole('link', { name: 'Note ml', exact: true }).click()
  const openedNote = thread(page, 'ml')
  await openedNote.getByText('Reply note ml').click()
  await openedNote.getByLabel('Reply', { exact: true }).fill('In May.')
  await openedNote.getByRole('button', { name: 'Send reply' }).click()
  await expect(page).toHaveURL(/\/desk\/records\/\d+#note-/)
  await page.getByRole('link', { name: 'Note ml', exact: true }).click()
  await expect(openedNote.getByTestId('reply')).toContainText('In May.')
  await page.getByRole('link', { name: 'Reply, resolve or edit note b', exact: true }).click()
  await thread(page, 'b').getByRole('button', { name: 'Resolve note b' }).click()
  await expect(openNotes(page)).toContainText('349 open')
})
