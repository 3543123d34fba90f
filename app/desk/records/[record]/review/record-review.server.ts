import 'server-only'
import { reviewPageData } from '#app/desk/review/review-page-data.server'
import type { Editor } from '#features/editors/editor'
import { recordChecks } from '#features/review/checks'
import { recordPreview } from '#features/review/build-document'
import { deskRecordNumbered } from '#features/review/queries.server'

/** The data of the review page, with the document that publication would freeze. */
export async function recordReview(editor: Editor, number: number) {
  const record = await deskRecordNumbered(editor, number)
  if (!record) return null
  const review = await reviewPageData(editor, {
    ...{ subject: 'RECORD', stored: record, checks: recordChecks(record) },
    documentOf: (version, roleOf) => recordPreview(record, version, roleOf),
  })
  return { record, ...review }
}
