import type { Role } from '#features/editors/editor'
import type { ErrorCode } from '#lib/errors'

/** Where the subject stands that a command is about, or that its part belongs to. */
export type SubjectState = {
  editorial: 'DRAFT' | 'IN_REVIEW' | 'APPROVED'
  public: 'UNPUBLISHED' | 'PUBLISHED' | 'WITHDRAWN'
  /** True when the revision that stands is the one that was published last. */
  isOut: boolean
}

const editorialStates = ['DRAFT', 'IN_REVIEW', 'APPROVED'] as const
const publicStates = ['UNPUBLISHED', 'PUBLISHED', 'WITHDRAWN'] as const
export const standings: readonly SubjectState[] = publicStates.flatMap((state) => [
  ...editorialStates.map((editorial) => ({ editorial, public: state, isOut: false })),
  ...(state === 'UNPUBLISHED' ? [] : [{ editorial: 'APPROVED' as const, public: state, isOut: true }]),
])

/** Whose work it is: changed by the one who acts, by another, or about a speaker they declared an interest in. */
export const hands = ['own', 'others', 'interested'] as const
export type Hand = (typeof hands)[number]
export type Cell = SubjectState & { hand: Hand }

/** Who may give a command, and when it is refused all the same. */
export type Rule = {
  who: readonly Role[]
  /** What it is about, tried in every state it can be in; nothing when there is none yet. */
  on: 'record' | 'dispute' | 'nothing'
  /** True when it decides on what others wrote: then who declared an interest tries it too. */
  isDecision?: true
  /** When it is refused all the same, and with which code; the first that holds. */
  unless?: readonly [(cell: Cell) => boolean, ErrorCode][]
}

/** Who gets a page, and how it answers. */
export type RouteRule = {
  /** Readers: everybody alike, whoever is signed in. */
  who: 'readers' | readonly Role[]
  /** What the address names; by its public state readers get it, a 404 or a 410. */
  of?: 'record' | 'dispute'
  /** When it is not 200. */
  status?: number
  /** Who of the desk is told that the page is not for their role, and nothing else. */
  shutTo?: readonly Role[]
}
