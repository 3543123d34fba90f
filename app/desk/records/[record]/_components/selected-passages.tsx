import type { SelectedPositions } from './selected-positions'
import type { PassageSide } from './workspace'

/** Room for typed words has the first two numbers. */
const first = 2

/** What was taken of either side, as the form sends it. */
export function SelectedPassages({
  sides,
  taken,
}: {
  sides: readonly PassageSide[]
  taken: SelectedPositions
}) {
  return sides
    .filter(({ key }) => taken[key] !== '')
    .map(({ key, statementId }) => {
      const name = `passages.${key === 'a' ? first : first + 1}`
      return (
        <span key={key}>
          <input type="hidden" name={`${name}.statementId`} value={statementId} />
          <input type="hidden" name={`${name}.place`} value={taken[key]} />
        </span>
      )
    })
}
