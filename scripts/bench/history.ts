import type { Approval, Revision } from '#generated/prisma/client'
import type { DeskDispute, DeskRecord } from '#features/review/queries.server'
import type { RevisionAction } from '#features/history/revision-action'
import { idMaker, moment } from './chance'
import type { Told } from './statements'

export type Accounts = { editor: string; publisher: string; admin: string }

const ids = { revision: idMaker(15), approval: idMaker(16) }
const points = ['Both sources read', 'Passages match the source']

/** What the desk wrote down while it worked: one line for each change, counted without a gap for each subject. */
export class Ledger {
  readonly revisions: Revision[] = []
  readonly approvals: Approval[] = []
  private readonly counts = new Map<string, number>()
  private seconds = 0

  constructor(private readonly by: Accounts) {}

  private write(
    editorId: string,
    subject: string,
    subjectId: string,
    action: RevisionAction,
    isContent = true,
  ): void {
    const number = (this.counts.get(subjectId) ?? 0) + 1
    this.counts.set(subjectId, number)
    this.revisions.push({
      ...{ id: ids.revision(), subject, subjectId, number, editorId, action, isContent },
      ...{ reason: null, before: null, after: { revision: 1 }, madeAt: this.now() },
    })
  }

  /** Every line has a moment of its own. */
  private now(): Date {
    this.seconds += 1
    return moment(this.seconds)
  }

  added(subject: string, subjectIds: readonly string[], action: RevisionAction): void {
    for (const id of subjectIds) this.write(this.by.editor, subject, id, action)
  }

  told({ sources, statements }: Told): void {
    this.added(
      'source',
      sources.map(({ id }) => id),
      'CAPTURED',
    )
    this.added(
      'statement',
      statements.map(({ id }) => id),
      'CAPTURED',
    )
  }

  /** Sent to review by one, approved and published by the other; the moment of the publication. */
  released(subject: 'RECORD' | 'DISPUTE', { id }: DeskRecord | DeskDispute): Date {
    const room = subject === 'RECORD' ? 'record' : 'dispute'
    this.write(this.by.editor, room, id, 'SENT_TO_REVIEW', false)
    this.write(this.by.publisher, room, id, 'APPROVED', false)
    for (const held of this.approvals) if (held.recordId === id) held.voidedAt ??= this.now()
    const one = subject === 'RECORD' ? { recordId: id, disputeId: null } : { recordId: null, disputeId: id }
    this.approvals.push({
      ...{ id: ids.approval(), subject, ...one, revision: 1, approverId: this.by.publisher, points },
      ...{ approvedAt: this.now(), voidedAt: null },
    })
    const publishedAt = this.now()
    this.write(this.by.publisher, room, id, 'PUBLISHED', false)
    return publishedAt
  }

  /** Hands over what was written since the last time. */
  take(): { revisions: Revision[]; approvals: Approval[] } {
    return { revisions: this.revisions.splice(0), approvals: this.approvals.splice(0) }
  }
}
