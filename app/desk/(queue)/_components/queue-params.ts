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

/** The URL parameters of the queue. An unknown list or judgement becomes the default. */
export type QueueParams = {
  list: QueueList
  /** The id of the open pair; empty for the first one. */
  pair: string
  as: PairingJudgement | null
  /** The cursor after which the page begins. */
  after: string
  q: string
  /** The id of the pair that was judged last. */
  judged: string
}

export function parseQueueParams(valueOf: (name: string) => string): QueueParams {
  const list = queueList.safeParse(valueOf('list'))
  const as = pairingJudgement.safeParse(valueOf('as'))
  return {
    list: list.success ? list.data : 'judge',
    pair: valueOf('pair'),
    as: as.success ? as.data : null,
    after: valueOf('after').slice(0, 100),
    q: valueOf('q').slice(0, 100).trim(),
    judged: valueOf('judged'),
  }
}

/** The URL of another position in the same list and search. */
export const queueUrl = (
  { list, q }: Pick<QueueParams, 'list' | 'q'>,
  at: { after?: string; pair?: string; as?: string } = {},
) => paths.desk.queue({ ...(list === 'judge' ? {} : { list }), q, ...at })
