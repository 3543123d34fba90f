import { z } from 'zod'
import { firstDifference } from '#features/statements/text-selector'
import { AppError } from '#lib/errors'
import { exactText, nonEmptyText } from '#lib/exact-text'
import { isolated } from '#lib/sentence'
import { searchFor } from '#lib/text-search'

/**
 * A passage of a statement's context, given by UTF-16 offsets or by text that occurs once. If text and offsets
 * disagree, the text counts: an editor read it.
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

/** Offsets and the text that the editor read there. If the context has changed since, the text counts. */
export const formatPosition = ({ start, end, exact }: OffsetsAndText): string =>
  exact === undefined ? `${start}-${end}` : `${start}-${end} ${exact}`

/** Parses a position of `formatPosition`; null if it is invalid. */
export function parsePosition(place: string): OffsetsAndText | null {
  const [, from, upto, exact] = /^(\d{1,6})-(\d{1,6})(?: ([^]+))?$/.exec(place) ?? []
  const [start, end] = [Number(from), Number(upto)]
  if (!(start < end)) return null
  return exact === undefined ? { start, end } : { start, end, exact }
}

/** A passage as a form sends it: a position with its text ("110-133 the fare"), or typed text alone. */
const passageForm = z.strictObject({
  statementId: z.uuid(),
  exact: exactText(20_000).optional(),
  place: exactText(20_020)
    .regex(/^(\d{1,6}-\d{1,6}( [^]+)?)?$/)
    .optional(),
})
/** Ignores empty fields. */
export const markedPassagesForm = z.codec(z.array(passageForm).default([]), z.array(markedPassage), {
  decode: (fields) =>
    fields.flatMap(({ statementId, exact = '', place = '' }): MarkedPassage[] => {
      const span = parsePosition(place)
      if (span !== null) return [{ statementId, ...span }]
      return exact.trim() === '' ? [] : [{ statementId, exact }]
    }),
  encode: (passages) =>
    passages.map((passage) =>
      'start' in passage ? { statementId: passage.statementId, place: formatPosition(passage) } : passage,
    ),
})

/** The fields of one passage in a form: its position ("110-133 the fare"), or typed text. */
export type PassageField = { statementId: string; place: string } | { statementId: string; exact: string }

type Values = Readonly<Record<string, string>>

/** The passage fields of a form, each with its index. An unticked position has no field. */
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
 * Locates a passage in its statement's context. Typed text must occur there exactly once, character for character;
 * offsets must be inside the context.
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
  const [start, second] = searchFor(exact, context, 2).offsets
  if (start === undefined)
    throw new AppError('invalid', firstDifference(exact, context, 0) ?? 'These words do not stand there.')
  if (second !== undefined)
    throw new AppError(
      'invalid',
      `“${isolated(exact)}” stands there more than once. Give the words around it as well.`,
    )
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
