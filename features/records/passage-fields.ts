import { z } from 'zod'
import { firstDifference } from '#features/statements/text-selector'
import { AppError } from '#lib/errors'
import { exactText, nonEmptyText } from '#lib/exact-text'
import { searchFor } from '#lib/text-search'

/**
 * Words of a statement's context: by their place, in UTF-16 offsets, or by what they say where they stand once. Where
 * both are given and the words do not stand at the place, the words count: they are what somebody read.
 */
export const markedPassage = z.union([
  z.strictObject({
    statementId: z.uuid(),
    start: z.int().min(0),
    end: z.int().min(1),
    exact: nonEmptyText(20_000).optional(),
  }),
  z.strictObject({ statementId: z.uuid(), exact: nonEmptyText(20_000) }),
])
export type MarkedPassage = z.infer<typeof markedPassage>

type OffsetsAndText = { start: number; end: number; exact?: string | undefined }

/** Offsets into a text, and the words that were read there: where the text has changed since, the words count. */
export const formatPosition = ({ start, end, exact }: OffsetsAndText): string =>
  exact === undefined ? `${start}-${end}` : `${start}-${end} ${exact}`

/** A place as it was written; null when it is none. */
export function parsePosition(place: string): OffsetsAndText | null {
  const [, from, upto, exact] = /^(\d{1,6})-(\d{1,6})(?: ([^]+))?$/.exec(place) ?? []
  const [start, end] = [Number(from), Number(upto)]
  if (!(start < end)) return null
  return exact === undefined ? { start, end } : { start, end, exact }
}

/**
 * A passage as a form sends it: marked, with its place and the words that were read there ("110-133 the fare"), or its
 * words alone, typed.
 */
const passageForm = z.strictObject({
  statementId: z.uuid(),
  exact: exactText(20_000).optional(),
  place: exactText(20_020)
    .regex(/^(\d{1,6}-\d{1,6}( [^]+)?)?$/)
    .optional(),
})
/** Those left empty are none. */
export const markedPassagesForm = z.codec(z.array(passageForm).default([]), z.array(markedPassage), {
  decode: (sent) =>
    sent.flatMap(({ statementId, exact = '', place = '' }): MarkedPassage[] => {
      const span = parsePosition(place)
      if (span !== null) return [{ statementId, ...span }]
      return exact.trim() === '' ? [] : [{ statementId, exact }]
    }),
  encode: (passages) =>
    passages.map((passage) =>
      'start' in passage ? { statementId: passage.statementId, place: formatPosition(passage) } : passage,
    ),
})

/** Room for one passage in a form: taken by its place ("110-133 the fare"), or by words that are typed. */
export type PassageField = { statementId: string; place: string } | { statementId: string; exact: string }

type Values = Readonly<Record<string, string>>

/** The slots that a form's fields hold, each with its number; a place that was unticked is none. */
export function passageFields(values: Values): (PassageField & { index: number })[] {
  const slots: (PassageField & { index: number })[] = []
  for (const [name, statementId] of Object.entries(values)) {
    const index = Number(/^passages\.(\d+)\.statementId$/.exec(name)?.[1] ?? -1)
    const { [`passages.${index}.place`]: place, [`passages.${index}.exact`]: exact } = values
    if (index < 0) continue
    if (place) slots.push({ index, statementId, place })
    else if (exact !== undefined) slots.push({ index, statementId, exact })
  }
  return slots
}

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
