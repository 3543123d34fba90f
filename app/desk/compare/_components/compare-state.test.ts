import { expect, test } from 'vitest'
import { compareForm } from '#features/compare/schema'
import { messagesByField, unflatten } from '#lib/form'
import {
  type CompareState,
  type CompareStep,
  firstState,
  linksOf,
  linkValues,
  nextLinkIndex,
  proposedIn,
  reduceCompare,
  sentValues,
  stageOf,
} from './compare-state'

const after = (...steps: CompareStep[]): CompareState => steps.reduce(reduceCompare, firstState({}))
const type = (name: string, value: string): CompareStep => ({ do: 'type', name, value })

test('typing in one field is one step, and each step can be undone and redone', () => {
  const typed = after(type('subject', 'w'), type('subject', 'wh'), type('dispute', 'The fare'))
  expect(typed.past).toHaveLength(2)
  const undone = reduceCompare(typed, { do: 'undo' })
  expect(undone.values).toMatchObject({ subject: 'wh' })
  expect(undone.values).not.toHaveProperty('dispute')
  expect(reduceCompare(undone, { do: 'redo' }).values).toEqual(typed.values)
  expect(after({ do: 'undo' })).toEqual(firstState({}))
})

test('a proposal is open until it is accepted, typed over or replaced', () => {
  const proposed: CompareStep = {
    do: 'change',
    values: { 'first.name': 'Rosa', 'first.cue': 'said', subject: 'whether' },
    proposes: ['first.name', 'first.cue', 'subject'],
  }
  const open = (...steps: CompareStep[]) => proposedIn(after(proposed, ...steps).values)
  expect(open()).toEqual(['first.name', 'first.cue', 'subject'])
  expect(open(type('first.name', 'Rosa L.'))).toEqual(['first.cue', 'subject'])
  expect(open({ do: 'change', values: {}, accepts: ['subject'] })).toEqual(['first.name', 'first.cue'])
  expect(open({ do: 'change', values: { 'first.cue': '' } })).toEqual(['first.name', 'subject'])
  expect(open({ do: 'acceptAll' })).toEqual([])
  expect(open({ do: 'acceptAll' }, { do: 'undo' })).toHaveLength(3)
})

test('a date that an editor types is inferred from nothing', () => {
  const inferred: CompareStep = {
    do: 'change',
    values: { 'first.said.edtf': '1 Nov 2019', 'first.said.inferred': 'on', 'first.said.basis': 'Friday' },
  }
  expect(after(inferred, type('first.said.edtf', '2 Nov 2019')).values).toMatchObject({
    'first.said.inferred': '',
    'first.said.basis': '',
  })
})

test('a dropped link leaves its number unused, and the others in their order', () => {
  const link = { label: 'the fare', first: '0-3 the', second: '4-8 fare' }
  const values = { ...linkValues(0, link), ...linkValues(1, link) }
  const dropped = { ...values, ...linkValues(0, { label: '', first: '', second: '' }) }
  expect(linksOf(dropped).map(({ index }) => index)).toEqual([1])
  expect(nextLinkIndex(dropped)).toBe(2)
  expect(nextLinkIndex({})).toBe(0)
})

test('a column is empty, a text, or a quote', () => {
  expect(stageOf({})).toBe('empty')
  expect(stageOf({ on: 'TEXT', text: 'The fare', quote: '' })).toBe('text')
  expect(stageOf({ on: 'TEXT', text: 'The fare', quote: 'fare' })).toBe('quote')
  expect(stageOf({ on: 'FILE', statement: 'rosa' })).toBe('quote')
})

test('the form has every field that its schema wants, and of a statement on file only its name', () => {
  const sent = Object.fromEntries(
    sentValues({
      ...{ 'first.on': 'TEXT', 'first.text': 'The fare', 'first.quote': 'fare', 'first.quoteAt': '4' },
      ...{ 'second.on': 'FILE', 'second.statement': 'rosa', 'second.text': 'left from before' },
    }),
  )
  expect(sent).not.toHaveProperty('second.text')
  const { error } = compareForm.safeParse(unflatten(sent))
  const messages = error ? messagesByField(error) : {}
  // Only what an editor has to give is missing, each at its own field.
  expect(Object.keys(messages).toSorted()).toEqual(
    [
      ...['dispute', 'first.act', 'first.kind', 'first.language', 'first.name', 'first.proximity'],
      ...['first.publisher', 'first.title', 'first.wording', 'subject'],
    ].toSorted(),
  )
})
