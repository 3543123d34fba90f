import { annotate } from '#features/annotations/commands.server'
import { annotationDraft } from '#features/annotations/schema'
import type { Editor } from '#features/editors/editor'
import { editRecord, pairStatements } from '#features/records/commands.server'
import { citeEvidence, tiePassages } from '#features/records/ties-and-evidence.server'
import { evidenceDraft, pairing, recordEdit, tieDraft } from '#features/records/schema'
import { lookUp } from './cast'
import type { DisputeFile, FileRecord } from './dispute-file'

const statuses = { Open: 'OPEN', Answered: 'ANSWERED', Reconciled: 'RECONCILED', Withdrawn: 'OPEN' } as const

export type Pairs = {
  file: DisputeFile
  disputeId: string
  statementIds: ReadonlyMap<string, string>
}

/** A draft record, with its current revision. */
export type Draft = { id: string; number: number; revision: number }

/** Creates one record of the file with its answers, its ties and the first `notes` of its notes. */
export async function draftRecord(
  editor: Editor,
  record: FileRecord,
  { pairs, notes }: { pairs: Pairs; notes: number },
): Promise<Draft> {
  const { disputeId, statementIds, file } = pairs
  const { a, b } = record.statements
  const subject = record.they_disagree_about
  const asOf = file.dispute.as_of
  const created = await pairStatements(
    editor,
    pairing.parse({
      disputeId,
      statementIds: [lookUp(statementIds, a), lookUp(statementIds, b)],
      subject,
      slug: record.slug,
      asOf,
    }),
  )
  const draft = { ...created, revision: 1 }
  await editRecord(
    editor,
    recordEdit.parse({
      id: draft.id,
      revision: draft.revision++,
      subject,
      summary: record.summary,
      ...record.scope,
      bothCanBeTrue: record.both_can_be_true,
      bothCouldBeFalse: record.both_could_be_false,
      disputeOver: record.dispute_over,
      relation: record.relation,
      dimensions: record.dimensions,
      reconciliation: record.both_could_be_true_if,
      whatWouldSettleIt: record.what_would_settle_it,
      status: statuses[record.suggested_status],
      // Only this text has the file's numbers of statements.
      statusNote:
        record.suggested_status === 'Withdrawn'
          ? null
          : (record.status_note?.replaceAll(/ \(S\d+\)/g, '').trim() ?? null),
      asOf,
    }),
  )
  for (const { subject: label, ...sides } of record.ties)
    await tiePassages(
      editor,
      tieDraft.parse({
        recordId: draft.id,
        revision: draft.revision++,
        label,
        passages: [sides.a, sides.b].map((side) => ({
          statementId: lookUp(statementIds, side.statement),
          start: side.start_in_context,
          end: side.end_in_context,
        })),
      }),
    )
  for (const note of record.editor_notes.slice(0, notes)) await addNote(editor, note, { pairs, draft })
  return draft
}

export async function addNote(
  editor: Editor,
  { anchor, note }: FileRecord['editor_notes'][number],
  { pairs, draft }: { pairs: Pairs; draft: Draft },
): Promise<void> {
  const context = pairs.file.statements.find(({ id }) => id === anchor.statement)?.context ?? ''
  const start = context.indexOf(anchor.text)
  await annotate(
    editor,
    annotationDraft.parse({
      record: { id: draft.id, revision: draft.revision++ },
      passages: [
        {
          statementId: lookUp(pairs.statementIds, anchor.statement),
          start,
          end: start + anchor.text.length,
        },
      ],
      body: note,
      visibility: 'PUBLIC',
    }),
  )
}

/** Evidence of record 1; all items are second-hand context. */
const evidence = [
  {
    on: 'S01',
    from: 'etv',
    group: 'etv-report',
    note: 'WhatsApp “had informed government authorities in writing that 121 Indian individuals were compromised”. No date is given for the writing. Record 2',
  },
  {
    on: 'S02',
    from: 'etv',
    group: 'etv-report',
    note: 'In the report’s paraphrase, the government “had only received” such an update. “only” is not in the quotation.',
  },
  {
    on: 'S02',
    from: 'etv',
    group: 'etv-other-report',
    place: 'headline of another report',
    note: "“WhatsApp shared 'technical jargon' with govt agency, didn't mention Pegasus: Govt sources”. Record 4",
  },
  {
    on: 'S01',
    from: 'bs',
    group: 'business-standard',
    note: 'In May WhatsApp “became aware of NSO Group having used a coding glitch in the messaging app” and “fixed the issue”.',
  },
  {
    on: null,
    from: null,
    group: 'not-on-file',
    note: 'The text of the May notice, and the other ETV Bharat report',
  },
]

export async function citeAll(
  editor: Editor,
  draft: Draft,
  ids: { statementIds: ReadonlyMap<string, string>; snapshotIds: ReadonlyMap<string, string> },
): Promise<void> {
  for (const { on, from, group, note, place } of evidence)
    await citeEvidence(
      editor,
      evidenceDraft.parse({
        recordId: draft.id,
        revision: draft.revision++,
        statementId: on && lookUp(ids.statementIds, on),
        stance: 'CONTEXT',
        hand: 'SECOND_HAND',
        note,
        snapshotId: from && lookUp(ids.snapshotIds, from),
        place: place ?? null,
        independenceGroup: group,
      }),
    )
}
