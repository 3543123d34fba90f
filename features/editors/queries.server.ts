import 'server-only'
import { deskDb } from '#lib/desk-db.server'
import type { Editor } from './editor'
import { assertCan } from './permissions'

/** The editor's declared conflicts of interest, without revoked ones. */
export function deskConflicts(editor: Editor) {
  assertCan(editor, 'desk:read')
  return deskDb.conflictOfInterest.findMany({
    where: { editorId: editor.id, withdrawnAt: null },
    orderBy: { declaredAt: 'desc' },
    select: { id: true, note: true, declaredAt: true, speaker: { select: { name: true, slug: true } } },
  })
}

/** The number of the editor's open sessions, including the current one. */
export function deskOpenSessions(editor: Editor): Promise<number> {
  assertCan(editor, 'desk:read')
  return deskDb.session.count({
    where: { editorId: editor.id, revokedAt: null, expiresAt: { gt: new Date() } },
  })
}
