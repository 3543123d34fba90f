import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireEditor } from '#app/desk/current-editor'
import { send } from '#app/desk/review/actions'
import { numberFrom, singleParam } from '#app/params'
import { WorkspacePage } from './_components/workspace-page'
import { deskNotes } from '#features/annotations/queries.server'
import { deskAssignment, deskColleagues } from '#features/inbox/queries.server'
import { restorableFor, deskSnapshotChoices } from '#features/records/queries.server'
import { deskRecordNumbered } from '#features/review/queries.server'
import {
  assign,
  changeEvidence,
  changeNote,
  changeTie,
  cite,
  dropEvidence,
  edit,
  endAssignment,
  note,
  changePair,
  reply,
  settleNote,
  tie,
  untie,
} from './actions'

export const metadata: Metadata = { title: 'Workspace' }

export default async function Page({ params, searchParams }: PageProps<'/desk/records/[record]'>) {
  const editor = await requireEditor()
  const record = await deskRecordNumbered(editor, numberFrom((await params).record))
  if (!record) notFound()
  const { id, statementAId, statementBId } = record
  const [notes, removed, snapshots, assignment, colleagues] = await Promise.all([
    deskNotes(editor, { recordId: id, statementIds: [statementAId, statementBId] }),
    restorableFor(editor, id),
    deskSnapshotChoices(editor, id),
    deskAssignment(editor, id),
    deskColleagues(editor),
  ])
  const openNote = singleParam((await searchParams)['note'])
  const workspace = {
    record,
    notes,
    openNote,
    removed,
    snapshots,
    assignment,
    colleagues,
    editorId: editor.id,
  }
  const actions = {
    ...{ send, edit, changePair, tie, changeTie, untie },
    ...{ cite, changeEvidence, dropEvidence },
    ...{ note, changeNote, settleNote, reply },
    ...{ assign, endAssignment },
  }
  return <WorkspacePage {...workspace} actions={actions} />
}
