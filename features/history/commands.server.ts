import 'server-only'
import type { Editor } from '#features/editors/editor'
import type { Prisma } from '#generated/prisma/client'
import { appendChange, type Transaction } from '#lib/desk-db.server'
import { type RevisionAction, revisionActionLabels } from './revision-action'

type Json = Prisma.InputJsonValue

export type Change = {
  subject:
    | 'record'
    | 'dispute'
    | 'statement'
    | 'speaker'
    | 'source'
    | 'annotation'
    | 'suggestion'
    | 'editor'
    | 'settings'
  subjectId: string
  action: RevisionAction
  reason?: string
  /** False for a step that alters no published content: review, approval, publication. */
  isContent?: boolean
  before?: Json
  after?: Json
}

/** Writes history and the audit chain inside the change's own transaction, just before it commits: neither exists without the other. */
export function appendRevision(tx: Transaction, editor: Editor, change: Change): void {
  appendChange(tx, {
    isContent: true,
    ...change,
    editorId: editor.id,
    role: editor.role,
    label: revisionActionLabels[change.action],
  })
}
