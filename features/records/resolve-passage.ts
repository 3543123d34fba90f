import { firstDifference } from '#features/statements/text-selector'
import { AppError } from '#lib/errors'
import { searchFor } from '#lib/text-search'
import type { MarkedPassage } from './schema'

/** UTF-16 offsets into a statement's context, and the exact words there. */
export type ResolvedPassage = { statementId: string; start: number; end: number; exact: string }

/**
 * Where a passage stands in its statement's context. Words that were typed have to stand there once, character for
 * character; a place that was marked has to lie inside.
 * @throws AppError invalid
 */
export function resolvePassage(context: string, passage: MarkedPassage): ResolvedPassage {
  if (!('start' in passage)) return resolveTyped(context, passage)
  const { statementId, start, end, exact = context.slice(start, end) } = passage
  const isThere = exact === context.slice(start, end)
  return isThere ? resolveMarked(context, passage) : resolveTyped(context, { statementId, exact })
}

type TypedPassage = Pick<ResolvedPassage, 'statementId' | 'exact'>

function resolveTyped(context: string, { statementId, exact }: TypedPassage): ResolvedPassage {
  const [start, again] = searchFor(exact, context, 2).offsets
  if (start === undefined)
    throw new AppError('invalid', firstDifference(exact, context, 0) ?? 'These words do not stand there.')
  if (again !== undefined)
    throw new AppError('invalid', `“${exact}” stands there more than once. Give the words around it as well.`)
  return { statementId, start, end: start + exact.length, exact }
}

function resolveMarked(
  context: string,
  { statementId, start, end }: Omit<ResolvedPassage, 'exact'>,
): ResolvedPassage {
  if (start >= end || end > context.length)
    throw new AppError('invalid', 'The marked words do not lie inside the statement.')
  const exact = context.slice(start, end)
  if (/\p{Surrogate}/u.test(exact))
    throw new AppError('invalid', 'The marks cut a character in two. Mark the words again.')
  return { statementId, start, end, exact }
}
