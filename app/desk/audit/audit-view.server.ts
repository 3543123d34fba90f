import 'server-only'
import { z } from 'zod'
import type { Editor } from '#features/editors/editor'
import { changedFields } from '#features/history/diff'
import { deskAudit, deskNames } from '#features/history/queries.server'

/** The shape that appendRevision writes. */
const eventDetail = z.object({ reason: z.string().nullable(), before: z.unknown(), after: z.unknown() })

type AuditQuery = { subjectId: string | null; before: bigint | null }

/** A page of audit events; each lists its changed fields in words. */
export async function auditView(editor: Editor, params: AuditQuery) {
  const { events, next } = await deskAudit(editor, params)
  const names = await deskNames(editor, [events.map(({ subjectId, detail }) => [subjectId, detail])])
  const messages = events.map(({ detail, ...event }) => {
    const { reason, before, after } = eventDetail.parse(detail)
    const isNew = before === null
    const name = names.get(event.subjectId) ?? null
    return { ...event, name, reason, isNew, fields: changedFields(before, after, names) }
  })
  return { events: messages, next }
}
