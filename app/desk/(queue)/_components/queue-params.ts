import { deskList, deskListLabels } from '#features/disputes/desk-list'
import { pairingJudgement, type PairingJudgement } from '#features/suggestions/suggestion'
import { paths } from '#lib/paths'
import { uncapital } from '#lib/text'
import { z } from 'zod'

const queueList = z.enum([
  'judge',
  ...deskList.options,
  'dispute-drafts',
  'dispute-review',
  'dispute-changed',
  'dispute-published',
])
export type QueueList = z.infer<typeof queueList>

export const queueTitles = {
  judge: 'To judge',
  ...deskListLabels,
  'dispute-drafts': `Disputes, ${uncapital(deskListLabels.drafts)}`,
  'dispute-review': `Disputes ${uncapital(deskListLabels.review)}`,
  'dispute-changed': `Disputes ${uncapital(deskListLabels.changed)}`,
  'dispute-published': `Disputes, ${uncapital(deskListLabels.published)}`,
} satisfies Record<QueueList, string>

/** What an address of the queue asks for. What it cannot mean is left out. */
export type QueueParams = {
  list: QueueList
  /** The pair that is open, an id; empty for the first. */
  pair: string
  as: PairingJudgement | null
  /** Behind which row the page begins. */
  after: string
  q: string
  /** The pair that was judged last, an id. */
  judged: string
}

export function parseQueueParams(one: (name: string) => string): QueueParams {
  const list = queueList.safeParse(one('list'))
  const as = pairingJudgement.safeParse(one('as'))
  return {
    list: list.success ? list.data : 'judge',
    pair: one('pair'),
    as: as.success ? as.data : null,
    after: one('after').slice(0, 100),
    q: one('q').slice(0, 100).trim(),
    judged: one('judged'),
  }
}

/** The same list, with the same words, elsewhere in it. */
export const queueUrl = (
  { list, q }: Pick<QueueParams, 'list' | 'q'>,
  at: { after?: string; pair?: string; as?: string } = {},
) => paths.desk.queue({ ...(list === 'judge' ? {} : { list }), q, ...at })
