import { beforeAll, expect, test } from 'vitest'
import type { Editor } from '#features/editors/editor'
import { anEditor } from './support/factories'
import { applyEdit, type Edit } from './support/quote-edits'
import {
  expectExactSpans,
  expectSamePassage,
  type Pair,
  type AnchoredState,
  loadAnchoredState,
  pairFactory,
} from './support/quote-offsets'

// Controls: each check of test/quote-offsets.db.test.ts must fail on a state that violates it.
let editor: Editor
let createPair: () => Promise<Pair>
beforeAll(async () => {
  editor = await anEditor()
  createPair = await pairFactory(editor)
})

/** A record with a tie and a note on both sides. */
async function aStateWithTieAndNote(): Promise<AnchoredState> {
  const pair = await createPair()
  const choice = (side: 0 | 1, from: number) => ({ side, from, length: 8, how: 'offsets' as const })
  const change = { passages: [choice(0, 10), choice(1, 20)], staleness: 0 as const }
  for (const edit of [
    { kind: 'tie', ...change },
    { kind: 'annotate', ...change, isPublic: false },
  ] satisfies Edit[])
    await applyEdit(editor, { pair, state: await loadAnchoredState(pair) }, edit)
  return loadAnchoredState(pair)
}

type Tamper = (state: AnchoredState) => void
const first = <Item>([item]: readonly Item[]): Item => {
  if (item === undefined) throw new Error('There is none.')
  return item
}
const passageOf = ({ ties }: AnchoredState) => first(first(ties).passages)
const appearanceOf = ({ statements }: AnchoredState) => first(first(statements).appearances)

test.each<[string, Tamper]>([
  [
    'a passage that begins one unit later',
    (state) => void (passageOf(state).start = 1 + (passageOf(state).start ?? 0)),
  ],
  ['a passage with other text', (state) => void (passageOf(state).exact = 'the fate')],
  ['a passage that leaves its text', (state) => void (passageOf(state).end = 10_000)],
  [
    'a note’s passage that is empty',
    (state) => {
      const target = first(first(state.notes).targets)
      target.end = target.start
    },
  ],
  [
    'a context that was shortened under its passages',
    ({ statements }) => {
      for (const statement of statements) statement.context = statement.context.slice(1)
    },
  ],
  ['a quote at another offset of its context', ({ statements }) => void (first(statements).quoteStart += 1)],
  [
    'an appearance whose text differs from the quote',
    (state) => void (appearanceOf(state).exact = 'the fare'),
  ],
  ['an appearance at another offset of the source', (state) => void (appearanceOf(state).start += 1)],
  ['an appearance with another prefix', (state) => void (appearanceOf(state).prefix = 'nowhere ')],
])('the check finds %s', async (_, tamper) => {
  const state = await aStateWithTieAndNote()
  expectExactSpans(state)
  tamper(state)
  expect(() => expectExactSpans(state)).toThrow('expected')
})

test('the check finds a passage that moved to other text, or to equal text elsewhere', async () => {
  const state = await aStateWithTieAndNote()
  const passage = passageOf(state)
  const other = state.statements.find(({ id }) => id !== passage.statementId)
  const compare = (change: Partial<typeof passage>) => () =>
    expectSamePassage([state, passage], [state, { ...passage, ...change }])
  expect(compare({})).not.toThrow()
  expect(compare({ start: 10 + (passage.start ?? 0) })).toThrow('expected')
  expect(compare({ exact: 'the fate' })).toThrow('expected')
  expect(compare({ start: null })).toThrow('expected')
  expect(compare({ statementId: other?.id ?? '' })).toThrow('expected')
})
