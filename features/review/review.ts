import type { EditorialState, PublicState } from '#features/disputes/state'
import type { Editor } from '#features/editors/editor'
import { can, type Permission } from '#features/editors/permissions'

/** A conflict with a speaker in it: declared now, or taken back since but declared while it was in review. */
export type Conflict = 'DECLARED' | 'MEANWHILE'

/** The review state of a subject, for the editor who reads it. */
export type ReviewState = {
  subject: 'RECORD' | 'DISPUTE'
  state: EditorialState
  publicState: PublicState
  /** Readers see exactly this revision. */
  isPublished: boolean
  /** All checks are met. */
  isReady: boolean
  /** The editor changed it since its last publication. */
  hasChanged: boolean
  /** How the editor's conflict of interest bars them from it. */
  conflict: Conflict | null
}

/** The reason why an editor cannot take a step; null if the step is allowed. */
type Bar = string | null
export type Step = 'send' | 'approve' | 'publish' | 'sendBack' | 'correct' | 'askToWithdraw' | 'withdraw'
export type Steps = Partial<Record<Step, Bar>>

const blockedReasons = {
  role: 'Your role does not allow this.',
  unmet: 'Not every check is met.',
} as const

export const conflictReasons: Readonly<Record<Conflict, string>> = {
  DECLARED: 'You declared a conflict of interest on a speaker in it.',
  MEANWHILE: 'You had a conflict of interest on a speaker in it while it was in review.',
}

/** Why an editor who wrote a part of it takes no decision about it. */
export const ownChange = (publicState: PublicState, decides: 'approves' | 'publishes'): string =>
  `${publicState === 'UNPUBLISHED' ? 'You worked on it.' : 'You changed it since it was last published.'} A second editor ${decides} it.`

/** The steps of the current state, each allowed or with its reason. Commands check the same rules again. */
export function stepsOf(editor: Editor, reviewState: ReviewState): Steps {
  const { subject, state, publicState, isPublished } = reviewState
  if (publicState === 'WITHDRAWN') return {}
  const first = (...[permission, ...rest]: [Permission, ...Bar[]]): Bar =>
    can(editor, permission) ? (rest.find((bar) => bar !== null) ?? null) : blockedReasons.role
  const unmet = reviewState.isReady ? null : blockedReasons.unmet
  const conflict = reviewState.conflict && conflictReasons[reviewState.conflict]
  const steps: Steps = {}
  if (!isPublished && state === 'DRAFT') steps.send = first('review:send', unmet)
  if (!isPublished && state === 'IN_REVIEW')
    steps.approve = first(
      'review:approve',
      reviewState.hasChanged ? ownChange(publicState, 'approves') : null,
      conflict,
      unmet,
    )
  if (!isPublished && state === 'APPROVED')
    steps.publish = first(
      'review:publish',
      reviewState.hasChanged ? ownChange(publicState, 'publishes') : null,
      conflict,
      unmet,
    )
  if (!isPublished && state !== 'DRAFT' && can(editor, 'review:return')) steps.sendBack = null
  if (isPublished && can(editor, 'review:correct')) steps.correct = null
  const isWithdrawable = subject === 'RECORD' && publicState === 'PUBLISHED'
  if (isWithdrawable && can(editor, 'review:correct')) steps.askToWithdraw = null
  if (isWithdrawable && can(editor, 'review:withdraw')) steps.withdraw = conflict
  return steps
}

/**
 * The public reason of a withdrawal that no other editor requested. Words of one editor alone never become public; the
 * database compares them (`reason_of_two`).
 */
export const withdrawnAtOnce = 'One editor withdrew it at once. A second editor has not confirmed a reason.'

/** The reason in the history of a record that its sender took back. */
export const takenBack = 'Taken back by the editor who sent it.'

/** The points that an approver confirms. All are required, and the approval stores their sentences. */
export const approvalPoints = {
  RECORD: {
    sources: 'I read both sources.',
    words: 'The quotations and passages match their sources, character for character.',
    answers: 'The relation follows from the answers, and the answers from the sources.',
    fairness: 'No word of ours takes a side.',
  },
  DISPUTE: {
    sources: 'I read the sources of its statements.',
    words: 'The quotations match their sources, character for character.',
    answers: 'The question holds no answer.',
    fairness: 'No word of ours takes a side.',
  },
} as const
