import type { Metadata } from 'next'
import { requireEditor } from '#app/desk/current-editor'
import { singleParam } from '#app/params'
import { type QueueParams, parseQueueParams } from './_components/queue-params'
import { DisputeRows } from './_components/queue-rows'
import { Decision } from './_components/open-pairs'
import { QueuePage } from './_components/queue-page'
import { QueueRecordRows } from './_components/queue-rows'
import { OpenPairs } from './_components/open-pairs'
import { deskList } from '#features/disputes/desk-list'
import { deskDisputeChoices, deskDisputeCounts, deskDisputesIn } from '#features/disputes/queries.server'
import type { Editor } from '#features/editors/editor'
import { deskRecordCounts, deskRecordsIn } from '#features/records/queries.server'
import { deskDecisionOn, deskPairCount, deskPairsToJudge } from '#features/suggestions/queries.server'
import { parseCursor, formatCursor } from '#features/suggestions/suggestion'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { isId } from '#lib/identifiers'
import { accept, reject, takeBack } from './actions'

export const metadata: Metadata = { title: 'Queue' }

export default async function Page({ searchParams }: PageProps<'/desk'>) {
  const editor = await requireEditor()
  const query = await searchParams
  const params = parseQueueParams((name) => singleParam(query[name]))
  const [judge, records, disputes] = [
    await deskPairCount(editor),
    await deskRecordCounts(editor),
    await deskDisputeCounts(editor),
  ]
  const page = await listOf(editor, params, judge)
  return <QueuePage params={params} counts={{ judge, records, disputes }} {...page} />
}

async function listOf(editor: Editor, params: QueueParams, pendingCount: number) {
  const { list, q: words, after } = params
  if (list === 'judge') return pairsToJudge(editor, params, pendingCount)
  const plain = { position: null, notice: null }
  const ofRecords = deskList.safeParse(list)
  if (ofRecords.success) {
    const before = /^\d{1,9}$/.test(after) ? Number(after) : null
    const { records, next } = await deskRecordsIn(editor, { list: ofRecords.data, words, before })
    const children = <QueueRecordRows records={records} list={ofRecords.data} />
    return { ...plain, isEmpty: records.length === 0, next: next === null ? null : String(next), children }
  }
  const ofDisputes = deskList.parse(list.replace('dispute-', ''))
  const disputes = await deskDisputesIn(editor, { list: ofDisputes, words })
  const children = <DisputeRows disputes={disputes} isInReview={ofDisputes === 'review'} />
  return { ...plain, isEmpty: disputes.length === 0, next: null, children }
}

async function pairsToJudge(editor: Editor, params: QueueParams, pendingCount: number) {
  const { q: words, after, pair, judged: id } = params
  const page = await deskPairsToJudge(editor, { words, after: parseCursor(after) })
  const open = page.pairs.find((candidate) => candidate.id === pair) ?? page.pairs[0]
  const judgement = isId(id) ? await deskDecisionOn(editor, id) : null
  const notice = judgement && (
    <Decision judgement={judgement} params={params} action={takeBack} idempotencyKey={newIdempotencyKey()} />
  )
  if (!open) return { position: null, notice, isEmpty: true, next: null, children: null }
  const total = words === '' ? pendingCount : await deskPairCount(editor, words)
  const position = `Pair ${page.before + page.pairs.indexOf(open) + 1} of ${total}`
  const children = (
    <OpenPairs
      page={page}
      open={open}
      position={position}
      params={params}
      editorId={editor.id}
      disputes={await deskDisputeChoices(editor, [open.a.id, open.b.id])}
      today={new Date().toISOString().slice(0, 10)}
      actions={{ accept, reject, acceptKey: newIdempotencyKey(), rejectKey: newIdempotencyKey() }}
    />
  )
  const next = page.next && formatCursor(page.next)
  return { position, notice, isEmpty: false, next, children }
}
