import { expect, test } from 'vitest'
import { pairStatements } from '#features/records/commands.server'
import { citeEvidence } from '#features/records/ties-and-evidence.server'
import { evidenceDraft } from '#features/records/schema'
import { deskDb } from '#lib/desk-db.server'
import { aSuggestedPair } from '#test/support/factories'
import { annotate, replyToNote, resolveNote } from './commands.server'
import { deskNotes } from './queries.server'
import { annotationDraft } from './schema'

test('a record shows the notes on it, on its parts and on its statements, and no others', async () => {
  const { author, id, revision, never, rise, third, source, disputeId } = await aSuggestedPair()
  const statementIds: [string, string] = [third, never]
  const pair = { disputeId, statementIds, subject: 'whether it was promised', slug: null, asOf: '2019-11-12' }
  const other = await pairStatements(author, pair)
  const evidence = { statementId: null, stance: 'CONTEXT', hand: 'FIRST_HAND', note: 'The tariff of May.' }
  const { id: evidenceId } = await citeEvidence(
    author,
    evidenceDraft.parse({ ...evidence, recordId: id, revision, snapshotId: source.snapshotId }),
  )
  const note = async (body: string, draft: object) =>
    (await annotate(author, annotationDraft.parse({ record: null, body, ...draft }))).id
  const passage = { statementId: never, start: 0, end: 7 }
  const onRecord = await note('On the record', { record: { id, revision: 4 } })
  const onStatement = await note('On the statement', { passages: [passage] })
  await note('Of another record', { record: { id: other.id, revision: 1 } })
  await note('On this statement in another record', {
    record: { id: other.id, revision: 1 },
    passages: [passage],
  })
  const blocking = { record: { id: other.id, revision: 1 }, passages: [passage], blocking: true }
  const blocks = await note('Blocks every record of the statement', blocking)
  const resolved = await note('Resolved', blocking)
  await resolveNote(author, { id: resolved, revision: 1 })
  await replyToNote(author, { parentId: onRecord, body: 'A reply' })

  const tie = await deskDb.tie.findFirstOrThrow({ where: { recordId: id } })
  const onPart = async (body: string, target: object) =>
    (
      await deskDb.annotation.create({
        data: { authorId: author.id, body, targets: { create: [{ ordinal: 0, ...target }] } },
      })
    ).id
  const onTie = await onPart('On the tie', { tieId: tie.id })
  const onEvidence = await onPart('On evidence', { evidenceId })

  const notes = await deskNotes(author, { recordId: id, statementIds: [never, rise] })
  expect(notes.map((note) => note.id)).toEqual([onRecord, onStatement, blocks, onTie, onEvidence])
  expect(notes[0]?.replies.map(({ body }) => body)).toEqual(['A reply'])
})
