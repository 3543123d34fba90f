import 'server-only'
import type { Editor } from '#features/editors/editor'
import type { Prisma } from '#generated/prisma/client'
import { beforeCommit, type Transaction } from '#lib/desk-db.server'
import { type RevisionAction, revisionActionLabels } from './revision-action'

type Json = Prisma.InputJsonValue

export type Change = {
  subject: 'record' | 'dispute' | 'statement' | 'speaker' | 'source' | 'annotation' | 'suggestion' | 'editor'
  subjectId: string
  action: RevisionAction
  reason?: string
  /** False for a step that alters no published content: review, approval, publication. */
  isContent?: boolean
  before?: Json
  after?: Json
}

/** Writes history and the audit chain inside the change's own transaction: neither exists without the other. */
export async function appendRevision(tx: Transaction, editor: Editor, change: Change): Promise<void> {
  const { subject, subjectId } = change
  const last = await tx.revision.aggregate({ where: { subject, subjectId }, _max: { number: true } })
  await tx.revision.create({
    data: {
      subject,
      subjectId,
      number: (last._max.number ?? 0) + 1,
      editorId: editor.id,
      action: change.action,
      reason: change.reason ?? null,
      isContent: change.isContent ?? true,
      ...(change.before === undefined ? {} : { before: change.before }),
      ...(change.after === undefined ? {} : { after: change.after }),
    },
  })
  const detail = JSON.stringify({
    reason: change.reason ?? null,
    before: change.before ?? null,
    after: change.after ?? null,
  })
  beforeCommit(
    tx,
    () =>
      tx.$executeRaw`SELECT desk.audit_append(${editor.id}::uuid, ${editor.role}, ${revisionActionLabels[change.action]}, ${subject}, ${subjectId}, ${detail}::jsonb)`,
  )
}
