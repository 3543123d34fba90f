import { assignStatements, openDispute } from '#features/disputes/commands.server'
import { assignment, disputeDraft } from '#features/disputes/schema'
import type { Editor } from '#features/editors/editor'
import { approve, askToWithdraw, sendToReview, withdrawRecord } from '#features/review/commands.server'
import { publishDispute, publishRecord } from '#features/review/publish.server'
import { approval, publicationDraft, submission, withdrawal } from '#features/review/schema'
import { correctDateSaid } from '#features/statements/commands.server'
import { statementDating } from '#features/statements/schema'
import { suggestPair } from '#features/suggestions/commands.server'
import { suggestionDraft } from '#features/suggestions/schema'
import { addCast, captureArticles, lookUp } from './cast'
import { readDisputeFile } from './dispute-file'
import { addNote, citeAll, type Draft, draftRecord, type Pairs } from './pairs'
import { captureStatements, datingOf } from './quotations'

type Desk = { editor: Editor; publisher: Editor; say: (line: string) => void }
type Subject = { subject: 'RECORD' | 'DISPUTE'; id: string; revision: number }
type Change = { changeNote: string; isCorrection?: boolean }

const points = ['Both sources read', 'Passages match the source']

/** One editor sends to review, the other approves and publishes. */
async function release(author: Editor, second: Editor, step: { at: Subject; change: Change }): Promise<void> {
  const { subject, ...at } = step.at
  await sendToReview(author, submission.parse({ subject, ...at, ...step.change }))
  await approve(second, approval.parse({ subject, ...at, points }))
  const draft = publicationDraft.parse(at)
  await (subject === 'RECORD' ? publishRecord(second, draft) : publishDispute(second, draft))
}

/**
 * Replays the work of the desk in order: the dispute, record 1, a corrected date that reaches both, and records 2 to 15.
 * A note on record 1 and the withdrawal of record 15 follow.
 */
export async function seedDispute({ editor, publisher, say }: Desk): Promise<void> {
  const file = readDisputeFile()
  const first = file.contradictions[0]
  const lastNote = first?.editor_notes.at(-1)
  if (!first || !lastNote) throw new Error('The demonstration dispute has no first record with notes.')

  const articles = await captureArticles(editor, file)
  const cast = await addCast(editor, file)
  const statementIds = await captureStatements(editor, { file, cast, articles })
  say(`${articles.size} sources and ${statementIds.size} statements captured`)

  const { title, question, summary, as_of: asOf } = file.dispute
  const { id: disputeId } = await openDispute(editor, disputeDraft.parse({ title, question, summary, asOf }))
  await assignStatements(
    editor,
    assignment.parse({ id: disputeId, revision: 1, statementIds: [...statementIds.values()] }),
  )
  const dispute = { subject: 'DISPUTE', id: disputeId, revision: 2 } as const
  await release(editor, publisher, { at: dispute, change: { changeNote: 'Published' } })
  say('dispute published')

  const pairs: Pairs = { file, disputeId, statementIds }
  const snapshotIds = new Map([...articles].map(([id, { snapshotId }]) => [id, snapshotId]))
  const record = await draftRecord(editor, first, { pairs, notes: first.editor_notes.length - 1 })
  await citeAll(editor, record, { statementIds, snapshotIds })
  const publish = (draft: Draft, by: [Editor, Editor], change: Change) =>
    release(by[0], by[1], {
      at: { subject: 'RECORD', id: draft.id, revision: draft.revision },
      change,
    })
  await publish(record, [editor, publisher], { changeNote: 'Published' })

  await correctDateSaid(
    editor,
    statementDating.parse({
      id: lookUp(statementIds, 'S01'),
      revision: 1,
      said: datingOf(file.statements.find(({ id }) => id === 'S01')?.said ?? throwMissing('S01')),
      reason: 'The report says “late Friday”; 2 Nov was a Saturday.',
    }),
  )
  record.revision++
  await publish(record, [editor, publisher], {
    changeNote:
      '“Said” changed from 2 Nov to 1 Nov 2019, marked inferred. The report says “late Friday”; 2 Nov was a Saturday. The order of the two sides changed.',
    isCorrection: true,
  })
  await release(editor, publisher, {
    at: { ...dispute, revision: 3 },
    change: {
      changeNote: 'WhatsApp’s statement: “said” changed from 2 Nov to 1 Nov 2019, marked inferred.',
      isCorrection: true,
    },
  })

  let last = record
  for (const pair of file.contradictions.slice(1)) {
    last = await draftRecord(editor, pair, { pairs, notes: pair.editor_notes.length })
    await publish(last, [editor, publisher], { changeNote: 'Published' })
  }
  say(`${file.contradictions.length} records published`)

  await addNote(publisher, lastNote, { pairs, draft: record })
  await publish(record, [publisher, editor], {
    changeNote: 'Note d added. The headline is wider than the quotation.',
  })
  const withdrawn = withdrawal.parse({
    id: last.id,
    revision: last.revision,
    reason: 'The passages describe parts of one method and do not exclude each other.',
  })
  await askToWithdraw(editor, withdrawn)
  await withdrawRecord(publisher, withdrawn)
  for (const { a, b, suggestion } of file.pairs_to_judge)
    await suggestPair(
      editor,
      suggestionDraft.parse({
        statementIds: [lookUp(statementIds, a), lookUp(statementIds, b)],
        method: 'editor/1',
        reasons: [suggestion],
      }),
    )
  say('one record withdrawn, pairs to judge queued')
}

function throwMissing(id: string): never {
  throw new Error(`The demonstration dispute does not list “${id}”.`)
}
