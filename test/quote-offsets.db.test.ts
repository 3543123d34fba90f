import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Editor } from '#features/editors/editor'
import { isTimeout, isUnavailable } from '#lib/db-errors'
import { AppError } from '#lib/errors'
import { anEditor } from './support/factories'
import { measured } from './support/measurements'
import { obey, type Obeyed, opening, type Order, edit } from './support/quote-edits'
import { pairsOf } from './support/quote-pairs'
import {
  everySpanHolds,
  nothingDrifted,
  type Pair,
  type AnchoredState,
  standing,
} from './support/quote-offsets'

const isFull = process.env['GUARANTEES'] === 'full'
const runs = Number(process.env['QUOTES_RUNS'] ?? (isFull ? 10_000 : 60))
const lanes = 2

let editor: Editor
let aPair: () => Promise<Pair>
beforeAll(async () => {
  editor = await anEditor()
  aPair = await pairsOf(editor)
})

const seen = new Map<string, number>()
const count = (what: string, by = 1) => seen.set(what, (seen.get(what) ?? 0) + by)

/** Sentences of the last wall: no command leans on it. */
const wall = /^A passage does not stand in the words|^The quotation does not stand in the snapshot/

/** Null where it was refused, in a sentence. */
async function tried(pair: Pair, stands: AnchoredState, one: Order) {
  try {
    return await obey(editor, { pair, stands }, one)
  } catch (refusal) {
    if (!(refusal instanceof AppError) && !(refusal instanceof z.ZodError)) throw refusal
    expect(refusal.message).not.toMatch(wall)
    return null
  }
}

const spansOf = ({ ties, notes }: AnchoredState) =>
  [...ties.flatMap(({ passages }) => passages), ...notes.flatMap(({ targets }) => targets)].filter(
    ({ start }) => start !== null,
  )

/** What was there before and is no part of what was asked for stands where it stood. */
function nothingElseMoved(
  was: AnchoredState,
  is: AnchoredState,
  { one, tie }: { one: Order; tie: string | undefined },
) {
  for (const { id, passages } of was.ties.filter((other) => other.id !== tie)) {
    const now = is.ties.find((other) => other.id === id)?.passages ?? []
    for (const kept of passages) {
      const still = now.find((other) => other.id === kept.id)
      if (still && still.start !== kept.start) count('moved')
      if (still) nothingDrifted([was, kept], [is, still])
      else expect(one.kind, 'a passage that is gone').toBe('rePair')
    }
  }
  for (const { id, targets, resolvedAt } of was.notes) {
    const now = is.notes.find((note) => note.id === id)?.targets ?? []
    expect(now).toHaveLength(targets.length)
    for (const [index, kept] of targets.entries()) {
      const still = now[index]
      const isLetGo =
        one.kind === 'requote' && resolvedAt !== null && kept.exact !== null && still?.exact === null
      if (isLetGo) count('let go')
      else if (still) nothingDrifted([was, kept], [is, still])
      if (still && still.start !== null && still.start !== kept.start) count('moved')
    }
  }
}

/** The words that somebody marked are the words that are kept. */
function asMarked(was: AnchoredState, is: AnchoredState, { tie, words }: Obeyed) {
  if (words === undefined) return
  const notes = is.notes.filter(({ id }) => !was.notes.some((before) => before.id === id))
  const kept =
    tie === undefined
      ? notes.flatMap(({ targets }) => targets)
      : (is.ties.find(({ id }) => id === tie)?.passages ?? [])
  const inOrder = (all: readonly (string | null)[]) =>
    all.map(String).toSorted((one, other) => (one < other ? -1 : 1))
  expect(inOrder(kept.map(({ exact }) => exact))).toEqual(inOrder(words))
}

/** A sequence that the database was too busy for is played again, from its beginning. */
async function play(orders: readonly Order[]): Promise<void> {
  for (let tries = 1; ; tries++)
    try {
      return await walk(orders)
    } catch (error) {
      if (tries === 5 || !(isUnavailable(error) || isTimeout(error))) throw error
    }
}

async function walk(orders: readonly Order[]): Promise<void> {
  const pair = await aPair()
  let was = await standing(pair)
  everySpanHolds(was)
  for (const one of orders) {
    const done = await tried(pair, was, one)
    const is = await standing(pair)
    count(`${one.kind} ${done ? 'done' : 'refused'}`)
    count('spans', spansOf(is).length)
    everySpanHolds(is)
    if (done) asMarked(was, is, done)
    else expect(is).toEqual(was)
    nothingElseMoved(was, is, { one, tie: done?.tie })
    was = is
  }
}

const kinds = 'tie retie untie annotate editNote resolve reopen rePair editRecord editStatement date requote'

test(
  'whatever is edited, tied, retied, untied, annotated, resolved, paired anew or taken anew, every span says what it said',
  { timeout: runs * 3000 },
  async () => {
    const property = fc.asyncProperty(
      opening,
      fc.array(edit, { minLength: 4, maxLength: 8 }),
      (first, orders) => play([...first, ...orders]),
    )
    await Promise.all(
      Array.from({ length: lanes }, (_, lane) =>
        fc.assert(property, { numRuns: runs / lanes, seed: 17 + lane, endOnFailure: true }),
      ),
    )
    const times = (what: string) => seen.get(what) ?? 0
    const all = (outcome: string) => kinds.split(' ').map((kind) => times(`${kind} ${outcome}`))
    const least = Math.min(...all('done'), ...all('refused'), times('moved'))
    expect(least, JSON.stringify([...seen])).toBeGreaterThan(0)
    const said = (many: number) => many.toLocaleString('en')
    const sum = (outcome: string) => said(all(outcome).reduce((one, other) => one + other))
    const steps = `${sum('done')} steps done, ${sum('refused')} refused with nothing changed`
    const spans = `${said(times('spans'))} spans read, ${said(times('moved'))} of them moved along with their words`
    measured('R17', `${said(runs)} sequences: ${steps}; ${spans}, 0 drifted`)
  },
)
