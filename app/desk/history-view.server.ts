import 'server-only'
import { singleParam } from '#app/params'
import type { Editor } from '#features/editors/editor'
import { changedFields } from '#features/history/diff'
import { deskHistory, deskNames } from '#features/history/queries.server'
import { isId } from '#lib/identifiers'

type HistoryQuery = { subjectIds: string[]; before: string | string[] | undefined }

/** A page of revisions; each lists its changed fields in words. */
export async function historyView(editor: Editor, { subjectIds, before }: HistoryQuery) {
  const cursor = singleParam(before)
  const page = await deskHistory(editor, { subjectIds, before: isId(cursor) ? cursor : null })
  const ids = page.revisions.map(({ subjectId }) => subjectId)
  const names = await deskNames(editor, [
    ids,
    page.revisions.map((revision) => [revision.before, revision.after]),
  ])
  const entries = page.revisions.map(({ before: stateBefore, after: stateAfter, ...revision }) => ({
    ...revision,
    name: names.get(revision.subjectId) ?? null,
    isNew: stateBefore === null,
    fields: changedFields(stateBefore, stateAfter, names),
  }))
  return { entries, next: page.next }
}
