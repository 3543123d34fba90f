import 'server-only'
import type { Editor } from '#features/editors/editor'
import { previewVersionInfo, type RoleOf, type VersionInfo } from '#features/review/build-document'
import { changedFields } from '#features/history/diff'
import type { Check } from '#features/review/checks'
import { deskDecisions } from '#features/review/decisions.server'
import { type ReviewSubject } from '#features/review/queries.server'
import { type ReviewState, stepsOf } from '#features/review/review'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { approve, askToWithdraw, correct, publish, send, sendBack, withdraw } from './actions'

type ReviewInput<Document> = {
  subject: ReviewSubject['subject']
  stored: Pick<ReviewState, 'state' | 'publicState'> & { id: string; revision: number }
  checks: Check[]
  /** Builds the document that publication would freeze; null while a required part is missing. */
  documentOf: (versionInfo: VersionInfo, roleOf: RoleOf) => Document | null
}

/** The review data that records and disputes share. */
export async function reviewPageData<Document>(editor: Editor, under: ReviewInput<Document>) {
  const { subject, stored, checks, documentOf } = under
  const read = { subject, id: stored.id, revision: stored.revision }
  const decisions = await deskDecisions(editor, read)
  const { isPublished, hasChanged, conflict, published, roleOf } = decisions
  const standing: ReviewState = {
    ...{ subject, state: stored.state, publicState: stored.publicState },
    ...{ isPublished, hasChanged, conflict, isReady: checks.every(({ unmet }) => unmet.length === 0) },
  }
  const now = previewVersionInfo(decisions, { id: editor.id, now: new Date() })
  const next = documentOf(now, roleOf)
  const was: unknown = published && JSON.parse(published.document)
  return {
    ...{ next, checks, standing, decisions, read, editorId: editor.id },
    steps: stepsOf(editor, standing),
    changes: was === null || next === null ? [] : changedFields(was, next),
    form: {
      actions: { send, approve, publish, sendBack, correct, askToWithdraw, withdraw },
      keys: {
        ...{ send: newIdempotencyKey(), approve: newIdempotencyKey(), publish: newIdempotencyKey() },
        ...{ sendBack: newIdempotencyKey(), correct: newIdempotencyKey() },
        ...{ askToWithdraw: newIdempotencyKey(), withdraw: newIdempotencyKey() },
      },
    },
  }
}
