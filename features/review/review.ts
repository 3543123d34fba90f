import type { EditorialState, PublicState } from '#features/disputes/state'
import type { Editor } from '#features/editors/editor'
import { can, type Permission } from '#features/editors/permissions'

/** Where a subject stands in review, and what its reader has to do with it. */
export type ReviewState = {
  subject: 'RECORD' | 'DISPUTE'
  state: EditorialState
  publicState: PublicState
  /** This very revision is what readers see. */
  isPublished: boolean
  /** No check is unmet. */
  isReady: boolean
  /** Its reader changed it since its last publication. */
  hasChanged: boolean
  /** Its reader declared a conflict of interest on a speaker in it. */
  hasConflict: boolean
}

/** Why a step is shut to an editor; null when it is open. */
type Bar = string | null
export type Step = 'send' | 'approve' | 'publish' | 'sendBack' | 'correct' | 'withdraw'
export type Steps = Partial<Record<Step, Bar>>

export const blockedReasons = {
  role: 'Your role does not allow this.',
  unmet: 'Not every check is met.',
  changed: 'You changed it since it was last published. A second editor approves it.',
  changedHere: 'You changed it since it was last published. A second editor publishes it.',
  conflict: 'You declared a conflict of interest on a speaker in it.',
} as const

/** The steps that arise now, each open or with the reason why it is shut. Commands ask the same again. */
export function stepsOf(editor: Editor, standing: ReviewState): Steps {
  const { subject, state, publicState, isPublished } = standing
  if (publicState === 'WITHDRAWN') return {}
  const first = (...[permission, ...rest]: [Permission, ...Bar[]]): Bar =>
    can(editor, permission) ? (rest.find((bar) => bar !== null) ?? null) : blockedReasons.role
  const unmet = standing.isReady ? null : blockedReasons.unmet
  const conflict = standing.hasConflict ? blockedReasons.conflict : null
  const steps: Steps = {}
  if (!isPublished && state === 'DRAFT') steps.send = first('review:send', unmet)
  if (!isPublished && state === 'IN_REVIEW')
    steps.approve = first(
      'review:approve',
      standing.hasChanged ? blockedReasons.changed : null,
      conflict,
      unmet,
    )
  if (!isPublished && state === 'APPROVED')
    steps.publish = first(
      'review:publish',
      standing.hasChanged ? blockedReasons.changedHere : null,
      conflict,
      unmet,
    )
  if (!isPublished && state !== 'DRAFT' && can(editor, 'review:return')) steps.sendBack = null
  if (isPublished && can(editor, 'review:correct')) steps.correct = null
  if (subject === 'RECORD' && publicState === 'PUBLISHED' && can(editor, 'review:withdraw'))
    steps.withdraw = null
  return steps
}

/** What an approver says to have done. Each has to be ticked; each is kept with the approval. */
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
