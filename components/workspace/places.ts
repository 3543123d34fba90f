import { placeOfSpan, type Slot, spanOfPlace } from '#features/records/slots'
import type { PassageSide, SideKey } from './workspace'

/** What a form has taken of either side: "110-133 the fare", or nothing. */
export type Taken = Readonly<Record<SideKey, string>>

/** Marked words as a form sends them. */
export const placeOf = (marked: { start: number; end: number; exact: string } | null): string =>
  marked ? placeOfSpan(marked) : ''

/** The places that a form's fields hold. */
export function takenIn(slots: readonly Slot[], sides: readonly PassageSide[]): Taken {
  const on = (key: SideKey) => {
    const statementId = sides.find((side) => side.key === key)?.statementId
    const slot = slots.find((one) => 'place' in one && one.statementId === statementId)
    return slot && 'place' in slot ? slot.place : ''
  }
  return { a: on('a'), b: on('b') }
}

/** The words that were marked: those that were read, whatever stands at the place now. */
export function wordsAt(text: string, place: string): string {
  const span = spanOfPlace(place)
  return span ? (span.exact ?? text.slice(span.start, span.end)) : ''
}
