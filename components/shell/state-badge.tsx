import {
  type EditorialState,
  editorialStateLabels,
  type PublicState,
  publicStateLabels,
} from '#features/disputes/state'
import { uncapital } from '#lib/text'

type Props = { state: EditorialState; publicState: PublicState; needsReview?: boolean }

/** The state of a record or dispute, at the desk and for readers. */
export function StateBadge({ state, publicState, needsReview = false }: Props) {
  const editorialLabel = publicState === 'WITHDRAWN' ? '' : `${uncapital(editorialStateLabels[state])}, `
  return (
    <span className="label">
      {editorialLabel}
      {uncapital(publicStateLabels[publicState])}
      {needsReview ? ', asks for review: what it uses was changed' : ''}
    </span>
  )
}
