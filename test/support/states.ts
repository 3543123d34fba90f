import { annotate, resolveNote } from '#features/annotations/commands.server'
import { annotationDraft } from '#features/annotations/schema'
import { assignStatements, editDispute, openDispute } from '#features/disputes/commands.server'
import type { Editor } from '#features/editors/editor'
import { editRecord } from '#features/records/commands.server'
import { citeEvidence } from '#features/records/ties-and-evidence.server'
import { approve, sendToReview, withdrawRecord } from '#features/review/commands.server'
import { publishDispute, publishRecord } from '#features/review/publish.server'
import { deskDb } from '#lib/desk-db.server'
import type { SubjectState } from './authorisation-cells'
import { aReadyRecord, readyEdit } from './factories'

export const disputeFields = (title: string) => ({
  title,
  question: 'Will the fare rise?',
  summary: 'Two statements about the fare.',
  topics: [],
  asOf: '2019-11-12',
})

type Subject = {
  subject: 'RECORD' | 'DISPUTE'
  id: string
  revision: () => Promise<number>
  edit: (revision: number) => Promise<void>
  publish: (second: Editor, revision: number) => Promise<unknown>
}

/** Takes a subject through the review steps that lead to a state. */
async function advanceTo(
  subjectInReview: Subject,
  { author, second }: { author: Editor; second: Editor },
  to: SubjectState,
) {
  const { subject, id } = subjectInReview
  const at = async () => ({ subject, id, revision: await subjectInReview.revision() })
  const review = async (editorial: SubjectState['editorial']) => {
    if (editorial === 'DRAFT') return
    await sendToReview(author, await at())
    if (editorial === 'APPROVED') await approve(second, { ...(await at()), points: [] })
  }
  if (to.public !== 'UNPUBLISHED') {
    await review('APPROVED')
    await subjectInReview.publish(second, await subjectInReview.revision())
    if (!to.isPublishedRevision) await subjectInReview.edit(await subjectInReview.revision())
  }
  if (!to.isPublishedRevision) await review(to.editorial)
  if (to.public === 'WITHDRAWN')
    await withdrawRecord(second, { id, revision: await subjectInReview.revision(), reason: 'Taken back.' })
}

/** A record in the given state, with every kind of part, all by one author. */
export async function recordInState(state: SubjectState, authors: { author: Editor; second: Editor }) {
  const { author, second } = authors
  const ready = await aReadyRecord(authors)
  const { id: recordId, never, source } = ready
  const note = async (body: string) =>
    (await annotate(author, annotationDraft.parse({ record: { id: recordId, revision: 3 }, body }))).id
  const [noteId, closedNoteId] = [await note('Ask the board.'), await note('Asked.')]
  await resolveNote(author, { id: closedNoteId, revision: 1 })
  const { id: evidenceId } = await citeEvidence(author, {
    ...{ recordId, revision: 3, statementId: never, stance: 'CONTEXT', hand: 'SECOND_HAND' },
    ...{ note: 'The minutes.', snapshotId: source.snapshotId, place: null, independenceGroup: null },
  })
  const { id: tieId } = await deskDb.tie.findFirstOrThrow({ where: { recordId } })
  const record: Subject = {
    subject: 'RECORD',
    id: recordId,
    revision: async () => (await deskDb.record.findUniqueOrThrow({ where: { id: recordId } })).revision,
    edit: (revision) => editRecord(author, readyEdit(recordId, revision)),
    publish: (publisher, revision) => publishRecord(publisher, { id: recordId, revision }),
  }
  await advanceTo(record, { author, second }, state)
  return { ...ready, recordId, tieId, evidenceId, noteId, closedNoteId, revision: await record.revision() }
}
export type RecordInState = Awaited<ReturnType<typeof recordInState>>

/** A dispute in the given state, over one statement of the author's. */
export async function disputeInState(
  state: SubjectState,
  { author, second, statementId }: { author: Editor; second: Editor; statementId: string },
) {
  const { id } = await openDispute(author, disputeFields('Another fare'))
  await assignStatements(author, { id, revision: 1, statementIds: [statementId] })
  const dispute: Subject = {
    subject: 'DISPUTE',
    id,
    revision: async () => (await deskDb.dispute.findUniqueOrThrow({ where: { id } })).revision,
    edit: (revision) => editDispute(author, { ...disputeFields('Another fare'), id, revision }),
    publish: (publisher, revision) => publishDispute(publisher, { id, revision }),
  }
  await advanceTo(dispute, { author, second }, state)
  return { disputeId: id, disputeRevision: await dispute.revision() }
}
export type DisputeInState = Awaited<ReturnType<typeof disputeInState>>
