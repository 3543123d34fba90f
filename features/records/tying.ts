import { firstDifference } from '#features/statements/anchoring'
import { AppError } from '#lib/errors'
import type { MarkedPassage } from './schema'

/** UTF-16 offsets into a statement's context, and the exact words there. */
export type PlacedPassage = { statementId: string; start: number; end: number; exact: string }

/**
 * Where a passage stands in its statement's context. Words that were typed have to stand there once, character for
 * character; a place that was marked has to lie inside.
 * @throws AppError invalid
 */
export function placedIn(context: string, passage: MarkedPassage): PlacedPassage {
  if (!('start' in passage)) return typedIn(context, passage)
  const { statementId, start, end, exact = context.slice(start, end) } = passage
  const isThere = exact === context.slice(start, end)
  return isThere ? markedIn(context, passage) : typedIn(context, { statementId, exact })
}

type Typed = Pick<PlacedPassage, 'statementId' | 'exact'>

function typedIn(context: string, { statementId, exact }: Typed): PlacedPassage {
  const start = context.indexOf(exact)
  if (start === -1)
    throw new AppError('invalid', firstDifference(exact, context, 0) ?? 'These words do not stand there.')
  const again = context.indexOf(exact, start + 1)
  if (again !== -1)
    throw new AppError('invalid', `“${exact}” stands there more than once. Give the words around it as well.`)
  return { statementId, start, end: start + exact.length, exact }
}

function markedIn(context: string, { statementId, start, end }: Omit<PlacedPassage, 'exact'>): PlacedPassage {
  if (start >= end || end > context.length)
    throw new AppError('invalid', 'The marked words do not lie inside the statement.')
  const exact = context.slice(start, end)
  if (/\p{Surrogate}/u.test(exact))
    throw new AppError('invalid', 'The marks cut a character in two. Mark the words again.')
  return { statementId, start, end, exact }
}
