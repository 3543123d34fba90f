import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Editor } from '#features/editors/editor'
import { databaseFault } from '#lib/db-errors'
import { AppError } from '#lib/errors'
import { anEditor } from './support/factories'
import { measured } from './support/measurements'
import { applyEdit, type EditResult, setupEdits, type Edit, anyEdit } from './support/quote-edits'
import {
  expectExactSpans,
  expectSamePassage,
  type Pair,
  type AnchoredState,
  loadAnchoredState,
  pairFactory,
} from './support/quote-offsets'

const isFull = process.env['GUARANTEES'] === 'full'
const runs = Number(process.env['QUOTES_RUNS'] ?? (isFull ? 10_000 : 60))
const lanes = 2

let editor: Editor
let createPair: () => Promise<Pair>
beforeAll(async () => {
  editor = await anEditor()
  createPair = await pairFactory(editor)
})

const counts = new Map<string, number>()
const count = (event: string, increment = 1) => counts.set(event, (counts.get(event) ?? 0) + increment)

/** Messages of the deferred triggers. Commands must refuse earlier, with a message of their own. */
const invariantMessages =
  /^A passage does not stand in the words|^The quotation does not stand in the snapshot/

/** Null if the edit was refused with a message for the editor. */
async function tryEdit(pair: Pair, state: AnchoredState, edit: Edit) {
  try {
    return await applyEdit(editor, { pair, state }, edit)
  } catch (refusal) {
    if (!(refusal instanceof AppError) && !(refusal instanceof z.ZodError)) throw refusal
    expect(refusal.message).not.toMatch(invariantMessages)
    return null
  }
}

const spansOf = ({ ties, notes }: AnchoredState) =>
  [...ties.flatMap(({ passages }) => passages), ...notes.flatMap(({ targets }) => targets)].filter(
    ({ start }) => start !== null,
  )

/** An edit leaves every passage that it does not name on its text of the source. */
function expectOthersUnmoved(
  before: AnchoredState,
  after: AnchoredState,
  { edit, tie }: { edit: Edit; tie: string | undefined },
) {
  for (const { id, passages } of before.ties.filter((other) => other.id !== tie)) {
    const currentPassages = after.ties.find((other) => other.id === id)?.passages ?? []
    for (const previous of passages) {
      const current = currentPassages.find((other) => other.id === previous.id)
      if (current && current.start !== previous.start) count('moved')
      if (current) expectSamePassage([before, previous], [after, current])
      else expect(edit.kind, 'only a change of pair removes a passage').toBe('rePair')
    }
  }
  for (const { id, targets, resolvedAt } of before.notes) {
    const currentTargets = after.notes.find((note) => note.id === id)?.targets ?? []
    if (edit.kind !== 'rePair') expect(currentTargets).toHaveLength(targets.length)
    for (const previous of targets) {
      const current = currentTargets.find((other) => other.id === previous.id)
      const isReleased =
        edit.kind === 'requote' && resolvedAt !== null && previous.exact !== null && current?.exact === null
      if (isReleased) count('released')
      else if (current) expectSamePassage([before, previous], [after, current])
      if (current && current.start !== null && current.start !== previous.start) count('moved')
    }
  }
}

/** The stored passages have the text that was selected. */
function expectSelectedText(before: AnchoredState, after: AnchoredState, { tie, words }: EditResult) {
  if (words === undefined) return
  const notes = after.notes.filter(({ id }) => !before.notes.some((note) => note.id === id))
  const stored =
    tie === undefined
      ? notes.flatMap(({ targets }) => targets)
      : (after.ties.find(({ id }) => id === tie)?.passages ?? [])
  const inOrder = (all: readonly (string | null)[]) =>
    all.map(String).toSorted((left, right) => (left < right ? -1 : 1))
  expect(inOrder(stored.map(({ exact }) => exact))).toEqual(inOrder(words))
}

/** Retries a sequence from its beginning if the database was too busy. */
async function play(edits: readonly Edit[]): Promise<void> {
  for (let tries = 1; ; tries++)
    try {
      return await applyEdits(edits)
    } catch (error) {
      if (tries === 5 || databaseFault(error) === null) throw error
    }
}

async function applyEdits(edits: readonly Edit[]): Promise<void> {
  const pair = await createPair()
  let before = await loadAnchoredState(pair)
  expectExactSpans(before)
  for (const edit of edits) {
    const result = await tryEdit(pair, before, edit)
    const after = await loadAnchoredState(pair)
    count(`${edit.kind} ${result ? 'done' : 'refused'}`)
    count('spans', spansOf(after).length)
    expectExactSpans(after)
    if (result) expectSelectedText(before, after, result)
    else expect(after).toEqual(before)
    expectOthersUnmoved(before, after, { edit, tie: result?.tie })
    before = after
  }
}

const kinds = 'tie retie untie annotate editNote resolve reopen rePair editRecord editStatement date requote'

test(
  'every span has the same text after edits, ties, notes, changes of pair and requotes',
  { timeout: runs * 3000 },
  async () => {
    const property = fc.asyncProperty(
      setupEdits,
      fc.array(anyEdit, { minLength: 4, maxLength: 8 }),
      (first, edits) => play([...first, ...edits]),
    )
    await Promise.all(
      Array.from({ length: lanes }, (_, lane) =>
        fc.assert(property, { numRuns: runs / lanes, seed: 17 + lane, endOnFailure: true }),
      ),
    )
    const times = (event: string) => counts.get(event) ?? 0
    const all = (outcome: string) => kinds.split(' ').map((kind) => times(`${kind} ${outcome}`))
    const fewest = Math.min(...all('done'), ...all('refused'), times('moved'))
    expect(fewest, JSON.stringify([...counts])).toBeGreaterThan(0)
    const formatted = (number: number) => number.toLocaleString('en')
    const total = (outcome: string) => formatted(all(outcome).reduce((left, right) => left + right))
    const steps = `${total('done')} steps done, ${total('refused')} refused with nothing changed`
    const spans = `${formatted(times('spans'))} spans read, ${formatted(times('moved'))} of them moved along with their words`
    measured('R17', `${formatted(runs)} sequences: ${steps}; ${spans}, 0 drifted`)
  },
)
