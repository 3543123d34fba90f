import { beforeAll, expect, test } from 'vitest'
import type { Editor } from '#features/editors/editor'
import { anEditor } from './support/factories'
import { obey, type Order } from './support/quote-edits'
import { pairsOf } from './support/quote-pairs'
import {
  everySpanHolds,
  nothingDrifted,
  type Pair,
  type AnchoredState,
  standing,
} from './support/quote-offsets'

// What test/quote-offsets.db.test.ts looks for, it finds.
let editor: Editor
let aPair: () => Promise<Pair>
beforeAll(async () => {
  editor = await anEditor()
  aPair = await pairsOf(editor)
})

/** A record with a tie and a note on both sides. */
async function aStanding(): Promise<AnchoredState> {
  const pair = await aPair()
  const marks = (side: 0 | 1, from: number) => ({ side, from, length: 8, how: 'marked' as const })
  const both = { passages: [marks(0, 10), marks(1, 20)], stale: 0 as const }
  for (const one of [
    { kind: 'tie', ...both },
    { kind: 'annotate', ...both, isPublic: false },
  ] satisfies Order[])
    await obey(editor, { pair, stands: await standing(pair) }, one)
  return standing(pair)
}

type Tampering = (stands: AnchoredState) => void
const first = <One>([one]: readonly One[]): One => {
  if (one === undefined) throw new Error('There is none.')
  return one
}
const passageOf = ({ ties }: AnchoredState) => first(first(ties).passages)
const appearanceOf = ({ statements }: AnchoredState) => first(first(statements).appearances)

test.each<[string, Tampering]>([
  [
    'a passage that begins one unit later',
    (stands) => void (passageOf(stands).start = 1 + (passageOf(stands).start ?? 0)),
  ],
  ['a passage with other words', (stands) => void (passageOf(stands).exact = 'the fate')],
  ['a passage that leaves its text', (stands) => void (passageOf(stands).end = 10_000)],
  [
    'a note’s passage that is empty',
    (stands) => {
      const target = first(first(stands.notes).targets)
      target.end = target.start
    },
  ],
  [
    'a context that was cut under its passages',
    ({ statements }) => {
      for (const one of statements) one.context = one.context.slice(1)
    },
  ],
  ['a quote that its context has elsewhere', ({ statements }) => void (first(statements).quoteStart += 1)],
  ['an appearance of other words than the quote', (stands) => void (appearanceOf(stands).exact = 'the fare')],
  ['an appearance at another place of the source', (stands) => void (appearanceOf(stands).start += 1)],
  ['an appearance between other words', (stands) => void (appearanceOf(stands).prefix = 'nowhere ')],
])('%s is found', async (_, tamper) => {
  const stands = await aStanding()
  everySpanHolds(stands)
  tamper(stands)
  expect(() => everySpanHolds(stands)).toThrow('expected')
})

test('a passage that goes to other words, or to the same words at another place, has drifted', async () => {
  const stands = await aStanding()
  const kept = passageOf(stands)
  const other = stands.statements.find(({ id }) => id !== kept.statementId)
  const fate = (now: Partial<typeof kept>) => () =>
    nothingDrifted([stands, kept], [stands, { ...kept, ...now }])
  expect(fate({})).not.toThrow()
  expect(fate({ start: 10 + (kept.start ?? 0) })).toThrow('expected')
  expect(fate({ exact: 'the fate' })).toThrow('expected')
  expect(fate({ start: null })).toThrow('expected')
  expect(fate({ statementId: other?.id ?? '' })).toThrow('expected')
})
