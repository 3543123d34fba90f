import { z } from 'zod'

/** Why a record waits for an editor. */
export const waitingFor = z.enum(['sent-back', 'review', 'assigned', 'changed'])
export type WaitingFor = z.infer<typeof waitingFor>

export const waitingForLabels = {
  'sent-back': 'Sent back',
  review: 'To review',
  assigned: 'Assigned',
  changed: 'Changed by others',
} satisfies Record<WaitingFor, string>

/** What the other editor did, after their name. */
export const waitingForVerbs = {
  'sent-back': 'sent it back',
  review: 'sent it to review',
  assigned: 'assigned it to you',
  changed: 'changed your record',
} satisfies Record<WaitingFor, string>

/** The inbox shows the newest of a longer list. */
export const inboxMax = 100

/** Of the records in review the newest are looked at. Whether an editor may approve one takes milliseconds to find out. */
export const reviewMax = 30

/** `dueOn` and `today` are days as 2019-11-12. */
export const isOverdue = (dueOn: string | null, today: string): boolean => dueOn !== null && dueOn < today
