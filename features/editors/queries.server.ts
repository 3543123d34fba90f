import 'server-only'
import { deskDb } from '#lib/desk-db.server'
import type { Editor } from './editor'
import { assertCan } from './permissions'

/** The conflicts of interest that the editor has declared and not taken back. */
export function deskConflicts(editor: Editor) {
  assertCan(editor, 'desk:read')
  return deskDb.conflictOfInterest.findMany({
    where: { editorId: editor.id, withdrawnAt: null },
    orderBy: { declaredAt: 'desc' },
    select: { id: true, note: true, declaredAt: true, speaker: { select: { name: true, slug: true } } },
  })
}

/** How many sessions of the editor are open, this one among them. */
export function deskOpenSessions(editor: Editor): Promise<number> {
  assertCan(editor, 'desk:read')
  return deskDb.session.count({
    where: { editorId: editor.id, revokedAt: null, expiresAt: { gt: new Date() } },
  })
}
