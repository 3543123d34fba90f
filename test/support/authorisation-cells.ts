import type { Role } from '#features/editors/editor'
import type { ErrorCode } from '#lib/errors'

/** State of the subject of a command, or of the subject whose part it changes. */
export type SubjectState = {
  editorial: 'DRAFT' | 'IN_REVIEW' | 'APPROVED'
  public: 'UNPUBLISHED' | 'PUBLISHED' | 'WITHDRAWN'
  /** True when the current revision is the one published last. */
  isPublishedRevision: boolean
}

const editorialStates = ['DRAFT', 'IN_REVIEW', 'APPROVED'] as const
const publicStates = ['UNPUBLISHED', 'PUBLISHED', 'WITHDRAWN'] as const
export const subjectStates: readonly SubjectState[] = publicStates.flatMap((state) => [
  ...editorialStates.map((editorial) => ({ editorial, public: state, isPublishedRevision: false })),
  ...(state === 'UNPUBLISHED'
    ? []
    : [{ editorial: 'APPROVED' as const, public: state, isPublishedRevision: true }]),
])

/** Who changed the subject: the acting editor, somebody else, or somebody else with the actor's conflict of interest. */
export const ownerships = ['own', 'others', 'interested'] as const
export type Ownership = (typeof ownerships)[number]
export type AccessCase = SubjectState & { ownership: Ownership }

/** Roles that may run a command, and the states in which it is refused nevertheless. */
export type CommandRule = {
  who: readonly Role[]
  /** Subject of the command, tried in every state; `nothing` when it has none. */
  on: 'record' | 'dispute' | 'nothing'
  /** True for a decision on the work of others: an editor with a conflict of interest tries it too. */
  isDecision?: true
  /** True if it needs a code of the second factor that was given within ten minutes. */
  isStepUp?: true
  /** Conditions that refuse it, each with its code; the first match wins. */
  unless?: readonly [(access: AccessCase) => boolean, ErrorCode][]
}

/** Roles that may open a page, and its status. */
export type RouteRule = {
  /** `readers`: the same response for everybody, signed in or not. */
  who: 'readers' | readonly Role[]
  /** Subject that the address names: its public state decides between 200, 404 and 410. */
  of?: 'record' | 'dispute'
  /** Status, unless it is 200. */
  status?: number
  /** Where a redirect leads. */
  location?: string
  /** Roles of the desk that only see a message that the page is not for them. */
  shutTo?: readonly Role[]
}
