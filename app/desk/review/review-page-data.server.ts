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
export async function reviewPageData<Document>(editor: Editor, input: ReviewInput<Document>) {
  const { subject, stored, checks, documentOf } = input
  const subjectAt = { subject, id: stored.id, revision: stored.revision }
  const decisions = await deskDecisions(editor, subjectAt)
  const { isPublished, hasChanged, conflict, published, roleOf } = decisions
  const reviewState: ReviewState = {
    ...{ subject, state: stored.state, publicState: stored.publicState },
    ...{ isPublished, hasChanged, conflict, isReady: checks.every(({ unmet }) => unmet.length === 0) },
  }
  const versionInfo = previewVersionInfo(decisions, { id: editor.id, now: new Date() })
  const next = documentOf(versionInfo, roleOf)
  const publishedDocument: unknown = published && JSON.parse(published.document)
  return {
    ...{ next, checks, reviewState, decisions, subjectAt, editorId: editor.id },
    steps: stepsOf(editor, reviewState),
    changes: publishedDocument === null || next === null ? [] : changedFields(publishedDocument, next),
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
