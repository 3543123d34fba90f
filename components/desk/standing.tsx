type State = 'DRAFT' | 'IN_REVIEW' | 'APPROVED'
type PublicState = 'UNPUBLISHED' | 'PUBLISHED' | 'WITHDRAWN'
type Props = { state: State; publicState: PublicState; needsReview?: boolean }

const stateWords = { DRAFT: 'draft', IN_REVIEW: 'in review', APPROVED: 'approved' }
const publicWords = { UNPUBLISHED: 'not published', PUBLISHED: 'published', WITHDRAWN: 'withdrawn' }

/** Where a record or dispute stands: on the desk, and for readers. */
export function Standing({ state, publicState, needsReview = false }: Props) {
  const own = publicState === 'WITHDRAWN' ? '' : `${stateWords[state]}, `
  return (
    <span className="lbl">
      {own}
      {publicWords[publicState]}
      {needsReview ? ', asks for review: what it uses was changed' : ''}
    </span>
  )
}
