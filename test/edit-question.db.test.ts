import { expect, test } from 'vitest'
import { annotate } from '#features/annotations/commands.server'
import { annotationDraft } from '#features/annotations/schema'
import { deskDb } from '#lib/desk-db.server'
import { aReadyRecord } from '#test/support/factories'
import { approve, sendBack, sendToReview } from '#features/review/commands.server'
import { publishRecord } from '#features/review/publish.server'
import { questionBeforeEdit, questionBeforeNoteEdit } from '#app/desk/edit-question.server'

const at = (id: string, revision: number) => ({ subject: 'RECORD', id, revision }) as const

test('an edit of a record in review, or of a part of it, raises a question until it is published', async () => {
  const { author, second, id, number, revision, never, rosa } = await aReadyRecord()
  const { snapshotId } = await deskDb.appearance.findFirstOrThrow({ where: { statementId: never } })
  const { sourceId } = await deskDb.snapshot.findUniqueOrThrow({ where: { id: snapshotId } })
  const parts = [id, never, rosa, sourceId]
  const questions = () => Promise.all(parts.map((part) => questionBeforeEdit(author, part)))
  const none = [null, null, null, null]
  expect(await questions()).toEqual(none)
  await sendToReview(author, at(id, revision))
  const question = `Record ${number} is in review. This change makes it a draft again, and its review starts over. Send it again to go on.`
  expect(await questions()).toEqual([question, question, question, question])
  await sendBack(second, { ...at(id, revision), reason: 'Read it again.' })
  expect(await questions()).toEqual(none)
  await sendToReview(author, at(id, revision))
  await approve(second, { ...at(id, revision), points: [] })
  expect(await questions()).toEqual([question, question, question, question])
  await publishRecord(second, { id, revision })
  expect(await questions()).toEqual(none)
})

test('an edit of a note raises a question if the note is public or becomes so', async () => {
  const { author, id, revision } = await aReadyRecord()
  const draft = annotationDraft.parse({ record: { id, revision }, body: 'Ask the board.' })
  const { id: noteId } = await annotate(author, draft)
  await sendToReview(author, at(id, revision))
  const ask = (visibility: string | null) => questionBeforeNoteEdit(author, { id: noteId, visibility })
  expect(await ask('INTERNAL')).toBeNull()
  expect(await ask(null)).toBeNull()
  expect(await ask('PUBLIC')).toContain('is in review')
})
