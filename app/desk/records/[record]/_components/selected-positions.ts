import { formatPosition, type PassageField, parsePosition } from '#features/records/passage-fields'
import type { PassageSide, SideKey } from './workspace'

/** What a form has taken of either side: "110-133 the fare", or nothing. */
export type SelectedPositions = Readonly<Record<SideKey, string>>

/** Marked words as a form sends them. */
export const formatSelection = (marked: { start: number; end: number; exact: string } | null): string =>
  marked ? formatPosition(marked) : ''

/** The places that a form's fields hold. */
export function selectedPositions(
  slots: readonly PassageField[],
  sides: readonly PassageSide[],
): SelectedPositions {
  const on = (key: SideKey) => {
    const statementId = sides.find((side) => side.key === key)?.statementId
    const slot = slots.find((one) => 'place' in one && one.statementId === statementId)
    return slot && 'place' in slot ? slot.place : ''
  }
  return { a: on('a'), b: on('b') }
}

/** The words that were marked: those that were read, whatever stands at the place now. */
export function textAtPosition(text: string, place: string): string {
  const span = parsePosition(place)
  return span ? (span.exact ?? text.slice(span.start, span.end)) : ''
}
