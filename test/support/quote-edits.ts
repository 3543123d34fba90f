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
import { statementOf, type Pair, sourceText, type AnchoredState } from './quote-offsets'

/** A percentage of a text's length, occasionally outside the text. */
const percent = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0, max: 80 }) },
  { weight: 1, arbitrary: fc.integer({ min: -4, max: 104 }) },
)
const index = fc.nat(9)
const shift = fc.integer({ min: -14, max: 14 })
const width = fc.integer({ min: -3, max: 14 })
const passageChoice = fc.record({
  side: fc.constantFrom(0, 0, 0, 0, 1, 1, 1, 1, 4),
  from: percent,
  length: fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 1, max: 12 }) },
    { weight: 1, arbitrary: fc.integer({ min: -1, max: 90 }) },
  ),
  how: fc.constantFrom('offsets', 'text', 'both'),
})
const revisionOffset = fc.constantFrom(0, 0, 0, -1)
const passageChoices = fc.array(passageChoice, { minLength: 1, maxLength: 3 })
const editKinds = {
  tie: fc.record({ kind: fc.constant('tie' as const), passages: passageChoices, staleness: revisionOffset }),
  retie: fc.record({
    kind: fc.constant('retie' as const),
    which: index,
    passages: passageChoices,
    staleness: revisionOffset,
  }),
  untie: fc.record({ kind: fc.constant('untie' as const), which: index, staleness: revisionOffset }),
  annotate: fc.record({
    kind: fc.constant('annotate' as const),
    passages: fc.array(passageChoice, { maxLength: 2 }),
    isPublic: fc.boolean(),
    staleness: revisionOffset,
  }),
  noteEdit: fc.record({
    kind: fc.constantFrom('editNote', 'resolve', 'reopen'),
    which: index,
    staleness: revisionOffset,
  }),
  rePair: fc.record({
    kind: fc.constant('rePair' as const),
    removed: fc.constantFrom(0, 1, 2),
    staleness: revisionOffset,
  }),
  edit: fc.record({
    kind: fc.constantFrom('editRecord', 'date', 'editStatement'),
    which: index,
    staleness: revisionOffset,
  }),
  requote: fc.record({
    kind: fc.constant('requote' as const),
    ...{ which: index, staleness: revisionOffset, first: shift, last: shift, before: width, after: width },
    contextSource: fc.constantFrom('found', 'wider', 'unchanged'),
    sourcePercent: fc.option(percent, { freq: 4 }),
  }),
}
export const anyEdit = fc.oneof(
  { weight: 1, arbitrary: editKinds.tie },
  { weight: 1, arbitrary: editKinds.retie },
  { weight: 1, arbitrary: editKinds.untie },
  { weight: 1, arbitrary: editKinds.annotate },
  { weight: 3, arbitrary: editKinds.noteEdit },
  { weight: 1, arbitrary: editKinds.rePair },
  { weight: 3, arbitrary: editKinds.edit },
  { weight: 3, arbitrary: editKinds.requote },
)
/** Every sequence starts with two ties and two notes, one resolved, so that later edits have a target. */
const tie = fc.record({
  kind: fc.constant('tie' as const),
  passages: passageChoices,
  staleness: fc.constant(0),
})
const note = fc.record({
  kind: fc.constant('annotate' as const),
  passages: fc.array(passageChoice, { minLength: 1, maxLength: 2 }),
  isPublic: fc.boolean(),
  staleness: fc.constant(0),
})
const resolveNoteEdit = fc.record({
  kind: fc.constant('resolve' as const),
  which: index,
  staleness: fc.constant(0),
})
export const setupEdits = fc.tuple(tie, tie, note, note, resolveNoteEdit)

export type Edit = typeof anyEdit extends fc.Arbitrary<infer One> ? One : never
type PassageChoice = typeof passageChoice extends fc.Arbitrary<infer One> ? One : never

function passageInput(state: AnchoredState, pair: Pair, { side, from, length, how: method }: PassageChoice) {
  // Sometimes the statement is outside the pair.
  const statementId = [...state.sides, ...pair.statementIds][side] ?? ''
  const { context } = statementOf(state, statementId)
  const start = Math.round((from / 100) * context.length)
  const end = start + length
  const exact = context.slice(Math.max(0, start), Math.max(0, end))
  const forms = {
    offsets: { statementId, start, end },
    text: { statementId, exact },
    both: { statementId, start, end, exact },
  }
  return { passage: forms[method], words: exact }
}

const notFound = new AppError('not_found', 'The state has no such row.')
function pick<Item>(all: readonly Item[], index: number): Item {
  const item = all[index % Math.max(1, all.length)]
  if (!item) throw notFound
  return item
}

/** The tie that an edit changed or removed, and the texts selected for it. */
export type EditResult = { tie?: string; words?: string[] }

/** Runs an edit as a form does: through the schema, then the command. */
export async function applyEdit(
  editor: Editor,
  { pair, state }: { pair: Pair; state: AnchoredState },
  edit: Edit,
): Promise<EditResult> {
  const { recordId } = pair
  const recordRef = { recordId, revision: state.revision + edit.staleness }
  const passagesOf = (all: readonly PassageChoice[]) => {
    const inputs = all.map((choice) => passageInput(state, pair, choice))
    return { passages: inputs.map(({ passage }) => passage), words: inputs.map(({ words }) => words) }
  }
  switch (edit.kind) {
    case 'tie': {
      const { passages, words } = passagesOf(edit.passages)
      const { id } = await tiePassages(editor, tieDraft.parse({ ...recordRef, label: 'the fare', passages }))
      return { tie: id, words }
    }
    case 'retie': {
      const { id } = pick(state.ties, edit.which)
      const { passages, words } = passagesOf(edit.passages)
      await retie(editor, { ...tieDraft.parse({ ...recordRef, label: 'the fare', passages }), id })
      return { tie: id, words }
    }
    case 'untie': {
      const { id } = pick(state.ties, edit.which)
      await untie(editor, { id, ...recordRef })
      return { tie: id }
    }
    case 'annotate': {
      const { passages, words } = passagesOf(edit.passages)
      const visibility = edit.isPublic ? 'PUBLIC' : 'INTERNAL'
      const record = { id: recordId, revision: recordRef.revision }
      await annotate(editor, annotationDraft.parse({ body: 'A note.', visibility, record, passages }))
      return { words }
    }
    case 'editNote': {
      const { id, revision } = pick(state.notes, edit.which)
      const fields = {
        motivation: 'COMMENTING',
        body: 'Another.',
        visibility: 'PUBLIC',
        blocking: false,
      } as const
      await editNote(editor, { ...fields, id, revision: revision + edit.staleness })
      return {}
    }
    case 'resolve':
    case 'reopen': {
      const { id, revision } = pick(state.notes, edit.which)
      const toggle = edit.kind === 'resolve' ? resolveNote : reopenNote
      await toggle(editor, { id, revision: revision + edit.staleness })
      return {}
    }
    case 'rePair': {
      const [x = '', y = ''] = pair.statementIds.filter((_, index) => index !== edit.removed)
      await rePair(editor, { id: recordId, revision: recordRef.revision, statementIds: [y, x] })
      return {}
    }
    case 'editRecord':
      await editRecord(editor, readyEdit(recordId, recordRef.revision))
      return {}
    case 'date': {
      const { id, revision } = pick(state.statements, edit.which)
      const said = { edtf: `2019-10-0${1 + (revision % 9)}`, phrase: null, inferred: false, basis: null }
      await correctDateSaid(editor, { id, revision: revision + edit.staleness, said, reason: 'Read again.' })
      return {}
    }
    case 'editStatement': {
      const { id, revision } = pick(state.statements, edit.which)
      const dated = { edtf: null, phrase: null, inferred: false, basis: null }
      const speaker = { name: pair.speaker, kind: null, describedAs: null }
      const attribution = [{ speaker, capacity: null, cue: 'said', seen: false }]
      await editStatement(editor, {
        ...{ id, revision: revision + edit.staleness, gloss: 'The fare.', language: 'en', reason: null },
        ...{ wording: 'VERBATIM', act: 'DENIED', medium: null, addressee: null, dateOverride: null },
        ...{ said: dated, about: dated, attribution },
      })
      return {}
    }
    case 'requote': {
      const { id, revision, quote, quoteStart, context, appearances } = pick(state.statements, edit.which)
      const sourceStart = appearances[0]?.start ?? 0
      const from =
        edit.sourcePercent === null
          ? sourceStart + edit.first
          : Math.round((edit.sourcePercent / 100) * sourceText.length)
      const to = from + quote.length + edit.last
      const quoteText = sourceText.slice(Math.max(0, from), Math.max(0, to))
      // Usually at least as wide as before, sometimes narrower.
      const contextStart = sourceStart - quoteStart
      const widerContext = sourceText.slice(
        Math.max(0, Math.min(contextStart, from) - edit.before),
        Math.max(0, Math.max(contextStart + context.length, to) + edit.after),
      )
      const contextInput = { found: null, wider: widerContext, unchanged: context }[edit.contextSource]
      const draft = {
        id,
        revision: revision + edit.staleness,
        quote: quoteText,
        context: contextInput,
        reason: 'Cut wrongly.',
      }
      await requoteStatement(editor, requote.parse(draft))
      return {}
    }
  }
}
