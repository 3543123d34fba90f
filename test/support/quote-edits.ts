import fc from 'fast-check'
import { annotate, editNote, reopenNote, resolveNote } from '#features/annotations/commands.server'
import { annotationDraft } from '#features/annotations/schema'
import type { Editor } from '#features/editors/editor'
import { editRecord, rePair } from '#features/records/commands.server'
import { retie, tiePassages, untie } from '#features/records/ties-and-evidence.server'
import { tieDraft } from '#features/records/schema'
import { correctDateSaid, editStatement } from '#features/statements/commands.server'
import { requoteStatement } from '#features/statements/requote.server'
import { requote } from '#features/statements/schema'
import { AppError } from '#lib/errors'
import { readyEdit } from './factories'
import { on, type Pair, sourceText, type AnchoredState } from './quote-offsets'

/** Hundredths of a text, and now and then a place outside of it. */
const share = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0, max: 80 }) },
  { weight: 1, arbitrary: fc.integer({ min: -4, max: 104 }) },
)
const step = fc.nat(9)
const shift = fc.integer({ min: -14, max: 14 })
const width = fc.integer({ min: -3, max: 14 })
const marks = fc.record({
  side: fc.constantFrom(0, 0, 0, 0, 1, 1, 1, 1, 4),
  from: share,
  length: fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 1, max: 12 }) },
    { weight: 1, arbitrary: fc.integer({ min: -1, max: 90 }) },
  ),
  how: fc.constantFrom('marked', 'typed', 'both'),
})
const stale = fc.constantFrom(0, 0, 0, -1)
const several = fc.array(marks, { minLength: 1, maxLength: 3 })
const each = {
  tie: fc.record({ kind: fc.constant('tie' as const), passages: several, stale }),
  retie: fc.record({ kind: fc.constant('retie' as const), which: step, passages: several, stale }),
  untie: fc.record({ kind: fc.constant('untie' as const), which: step, stale }),
  annotate: fc.record({
    kind: fc.constant('annotate' as const),
    passages: fc.array(marks, { maxLength: 2 }),
    isPublic: fc.boolean(),
    stale,
  }),
  ofNote: fc.record({ kind: fc.constantFrom('editNote', 'resolve', 'reopen'), which: step, stale }),
  rePair: fc.record({ kind: fc.constant('rePair' as const), leaves: fc.constantFrom(0, 1, 2), stale }),
  edit: fc.record({ kind: fc.constantFrom('editRecord', 'date', 'editStatement'), which: step, stale }),
  requote: fc.record({
    kind: fc.constant('requote' as const),
    ...{ which: step, stale, first: shift, last: shift, before: width, after: width },
    around: fc.constantFrom('found', 'given', 'kept'),
    where: fc.option(share, { freq: 4 }),
  }),
}
export const edit = fc.oneof(
  { weight: 1, arbitrary: each.tie },
  { weight: 1, arbitrary: each.retie },
  { weight: 1, arbitrary: each.untie },
  { weight: 1, arbitrary: each.annotate },
  { weight: 3, arbitrary: each.ofNote },
  { weight: 1, arbitrary: each.rePair },
  { weight: 3, arbitrary: each.edit },
  { weight: 3, arbitrary: each.requote },
)
/** So that there is something to change: two ties, and two notes of which one is resolved. */
const tie = fc.record({ kind: fc.constant('tie' as const), passages: several, stale: fc.constant(0) })
const note = fc.record({
  kind: fc.constant('annotate' as const),
  passages: fc.array(marks, { minLength: 1, maxLength: 2 }),
  isPublic: fc.boolean(),
  stale: fc.constant(0),
})
const closed = fc.record({ kind: fc.constant('resolve' as const), which: step, stale: fc.constant(0) })
export const opening = fc.tuple(tie, tie, note, note, closed)

export type Order = typeof edit extends fc.Arbitrary<infer One> ? One : never
type Marks = typeof marks extends fc.Arbitrary<infer One> ? One : never

function marked(stands: AnchoredState, pair: Pair, { side, from, length, how }: Marks) {
  // Now and then a statement that is none of the two.
  const statementId = [...stands.sides, ...pair.statementIds][side] ?? ''
  const { context } = on(stands, statementId)
  const start = Math.round((from / 100) * context.length)
  const end = start + length
  const exact = context.slice(Math.max(0, start), Math.max(0, end))
  const forms = {
    marked: { statementId, start, end },
    typed: { statementId, exact },
    both: { statementId, start, end, exact },
  }
  return { passage: forms[how], words: exact }
}

const nothing = new AppError('not_found', 'There is nothing of the kind.')
function chosen<One>(all: readonly One[], which: number): One {
  const one = all[which % Math.max(1, all.length)]
  if (!one) throw nothing
  return one
}

/** What an order was about: the tie that it changes or takes away, and the words that were marked for it. */
export type Obeyed = { tie?: string; words?: string[] }

/** Gives the order as a form would: through the schema, then the command. */
export async function obey(
  editor: Editor,
  { pair, stands }: { pair: Pair; stands: AnchoredState },
  one: Order,
): Promise<Obeyed> {
  const { recordId } = pair
  const at = { recordId, revision: stands.revision + one.stale }
  const several = (all: readonly Marks[]) => {
    const each = all.map((marks) => marked(stands, pair, marks))
    return { passages: each.map(({ passage }) => passage), words: each.map(({ words }) => words) }
  }
  switch (one.kind) {
    case 'tie': {
      const { passages, words } = several(one.passages)
      const { id } = await tiePassages(editor, tieDraft.parse({ ...at, label: 'the fare', passages }))
      return { tie: id, words }
    }
    case 'retie': {
      const { id } = chosen(stands.ties, one.which)
      const { passages, words } = several(one.passages)
      await retie(editor, { ...tieDraft.parse({ ...at, label: 'the fare', passages }), id })
      return { tie: id, words }
    }
    case 'untie': {
      const { id } = chosen(stands.ties, one.which)
      await untie(editor, { id, ...at })
      return { tie: id }
    }
    case 'annotate': {
      const { passages, words } = several(one.passages)
      const visibility = one.isPublic ? 'PUBLIC' : 'INTERNAL'
      const record = { id: recordId, revision: at.revision }
      await annotate(editor, annotationDraft.parse({ body: 'A note.', visibility, record, passages }))
      return { words }
    }
    case 'editNote': {
      const { id, revision } = chosen(stands.notes, one.which)
      const edit = {
        motivation: 'COMMENTING',
        body: 'Another.',
        visibility: 'PUBLIC',
        blocking: false,
      } as const
      await editNote(editor, { ...edit, id, revision: revision + one.stale })
      return {}
    }
    case 'resolve':
    case 'reopen': {
      const { id, revision } = chosen(stands.notes, one.which)
      const settle = one.kind === 'resolve' ? resolveNote : reopenNote
      await settle(editor, { id, revision: revision + one.stale })
      return {}
    }
    case 'rePair': {
      const [x = '', y = ''] = pair.statementIds.filter((_, index) => index !== one.leaves)
      await rePair(editor, { id: recordId, revision: at.revision, statementIds: [y, x] })
      return {}
    }
    case 'editRecord':
      await editRecord(editor, readyEdit(recordId, at.revision))
      return {}
    case 'date': {
      const { id, revision } = chosen(stands.statements, one.which)
      const said = { edtf: `2019-10-0${1 + (revision % 9)}`, phrase: null, inferred: false, basis: null }
      await correctDateSaid(editor, { id, revision: revision + one.stale, said, reason: 'Read again.' })
      return {}
    }
    case 'editStatement': {
      const { id, revision } = chosen(stands.statements, one.which)
      const dated = { edtf: null, phrase: null, inferred: false, basis: null }
      const speaker = { name: pair.speaker, kind: null, describedAs: null }
      const attribution = [{ speaker, capacity: null, cue: 'said', seen: false }]
      await editStatement(editor, {
        ...{ id, revision: revision + one.stale, gloss: 'The fare.', language: 'en', reason: null },
        ...{ wording: 'VERBATIM', act: 'DENIED', medium: null, addressee: null, dateOverride: null },
        ...{ said: dated, about: dated, attribution },
      })
      return {}
    }
    case 'requote': {
      const { id, revision, quote, quoteStart, context, appearances } = chosen(stands.statements, one.which)
      const stood = appearances[0]?.start ?? 0
      const from = one.where === null ? stood + one.first : Math.round((one.where / 100) * sourceText.length)
      const upto = from + quote.length + one.last
      const taken = sourceText.slice(Math.max(0, from), Math.max(0, upto))
      // As wide as it was or wider, and now and then narrower.
      const contextAt = stood - quoteStart
      const given = sourceText.slice(
        Math.max(0, Math.min(contextAt, from) - one.before),
        Math.max(0, Math.max(contextAt + context.length, upto) + one.after),
      )
      const around = { found: null, given, kept: context }[one.around]
      const draft = {
        id,
        revision: revision + one.stale,
        quote: taken,
        context: around,
        reason: 'Cut wrongly.',
      }
      await requoteStatement(editor, requote.parse(draft))
      return {}
    }
  }
}
