import { expect, test } from 'vitest'
import type { Editor } from '#features/editors/editor'
import { aReadyRecord, aStatement, aSuggestedPair, aSuggestion } from '#test/support/factories'
import { rejectSuggestion, suggestPair } from './commands.server'
import { deskPairCount, deskPairsToJudge, type PairPage } from './queries.server'
import type { OtherJudgement, QueueCursor } from './suggestion'

const judge = (editor: Editor, id: string, judgement: OtherJudgement, revisions = [1, 1]) =>
  rejectSuggestion(editor, {
    id,
    judgement,
    revisionA: revisions[0] ?? 1,
    revisionB: revisions[1] ?? 1,
  })
/** Reads the whole queue, page by page. */
async function queue(editor: Editor): Promise<string[]> {
  const ids: string[] = []
  for (let after: QueueCursor | null = null, isMore = true; isMore;) {
    const page: PairPage = await deskPairsToJudge(editor, { words: '', after })
    ids.push(...page.pairs.map(({ id }) => id))
    after = page.next
    isMore = page.next !== null
  }
  return ids
}
test('a deferred pair moves to the end of the queue each time', async () => {
  const suggestion = await aSuggestedPair()
  const other = await aSuggestedPair()
  await judge(suggestion.author, suggestion.suggestion, 'later')
  await judge(suggestion.author, other.suggestion, 'later')
  expect((await queue(suggestion.author)).slice(-2)).toEqual([suggestion.suggestion, other.suggestion])
  await judge(suggestion.author, suggestion.suggestion, 'later')
  expect((await queue(suggestion.author)).slice(-2)).toEqual([other.suggestion, suggestion.suggestion])
})

test('paging through the queue returns each pair once, even while pairs are judged', async () => {
  const { author, rosa, source, never } = await aReadyRecord()
  const words = [
    'Rosa',
    'Lindqvist',
    'said',
    'We',
    'raise',
    'The',
    'Harbour',
    'Board',
    'wrote',
    'that',
    'rise',
  ]
  const ids: string[] = []
  for (const quote of words) {
    const statement = await aStatement(author, { quote, speakerId: rosa, at: source })
    ids.push((await suggestPair(author, aSuggestion(never, statement))).id)
    const duplicate = await aStatement(author, { quote: `${quote} `.trim(), speakerId: rosa })
    ids.push((await suggestPair(author, aSuggestion(duplicate, statement))).id)
  }
  await judge(author, ids[0] ?? '', 'later')
  const query = { words: 'rosa lindqvist', after: null }
  const total = await deskPairCount(author, query.words)
  const first = await deskPairsToJudge(author, query)
  expect(first.pairs).toHaveLength(20)
  // Judges the pair after which the next page starts.
  await judge(author, first.pairs.at(-1)?.id ?? '', 'not related')
  const second = await deskPairsToJudge(author, { ...query, after: first.next })
  const pairIds = [...first.pairs, ...second.pairs].map(({ id }) => id)
  expect(new Set(pairIds).size).toBe(pairIds.length)
  expect(pairIds).toHaveLength(total)
  expect(pairIds.at(-1)).toBe(ids[0])
  expect(second.before).toBe(19)
})

test('a search of the queue lists only pairs whose statements match', async () => {
  const { author, suggestion: id, pair } = await aSuggestedPair()
  expect(await deskPairCount(author, 'nothing has this')).toBe(0)
  const page = await deskPairsToJudge(author, { words: 'WE WILL NEVER raise', after: null })
  expect(page.pairs.map((queued) => queued.id)).toContain(id)
  expect(page.pairs.find((queued) => queued.id === id)).toMatchObject({
    a: { id: pair[0] },
    b: { id: pair[1] },
  })
})
