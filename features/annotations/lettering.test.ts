import fc from 'fast-check'
import { expect, test } from 'vitest'
import { letteredNotes } from './lettering'

const record = { id: 'record', statementAId: 'a', statementBId: 'b' }
type NoteFixture = {
  on?: ('a' | 'b' | 'third')[]
  start?: number
  visibility?: string
  resolved?: boolean
  elsewhere?: boolean
}

let count = 0
const note = ({
  on = [],
  start = 0,
  visibility = 'PUBLIC',
  resolved = false,
  elsewhere = false,
}: NoteFixture) => ({
  id: String(++count).padStart(4, '0'),
  visibility,
  parentId: null,
  resolvedAt: resolved ? new Date(0) : null,
  createdAt: new Date(count),
  targets: [
    ...on.map((statementId) => ({ statementId, recordId: null, start })),
    { statementId: null, recordId: elsewhere ? 'other' : 'record', start: null },
  ],
})
const letters = (notes: ReturnType<typeof note>[]) =>
  Object.fromEntries(letteredNotes(notes, record).map(({ letter, note: { id } }) => [id, letter]))

test('public notes are lettered by side and offset, whatever the order in which they were written', () => {
  const [onRecord, onB, lateOnA, onA, onBoth] = [
    note({}),
    note({ on: ['b'], start: 2 }),
    note({ on: ['a'], start: 9 }),
    note({ on: ['a'], start: 1 }),
    note({ on: ['a', 'b'] }),
  ]
  const lettered = letteredNotes([onRecord, onB, lateOnA, onA, onBoth], record)
  expect(lettered.map((entry) => entry.note.id)).toEqual(
    [onA, lateOnA, onB, onRecord, onBoth].map(({ id }) => id),
  )
  expect(lettered.map(({ on }) => on)).toEqual(['A', 'A', 'B', 'RECORD', 'RECORD'])
  expect(lettered.map(({ letter }) => letter)).toEqual(['a', 'b', 'c', 'd', 'e'])
})

test('internal notes never change the letters that readers see', () => {
  const notesArbitrary = fc.record({
    on: fc.subarray<'a' | 'b'>(['a', 'b']),
    start: fc.nat(20),
    visibility: fc.constantFrom('PUBLIC', 'INTERNAL'),
    resolved: fc.boolean(),
    elsewhere: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(notesArbitrary, { maxLength: 60 }), (all) => {
      const notes = all.map(note)
      const published = notes.filter(
        ({ visibility, resolvedAt, targets }) =>
          visibility === 'PUBLIC' &&
          resolvedAt === null &&
          targets.some(({ recordId }) => recordId === 'record'),
      )
      expect(letters(notes)).toMatchObject(letters(published.toReversed()))
      expect(new Set(Object.values(letters(notes))).size).toBe(notes.length)
    }),
  )
})

test('letters continue with aa and ab after z', () => {
  const lettered = letteredNotes(
    Array.from({ length: 703 }, () => note({})),
    record,
  )
  expect([0, 25, 26, 27, 51, 52, 701, 702].map((index) => lettered[index]?.letter)).toEqual([
    ...['a', 'z', 'aa', 'ab', 'az', 'ba', 'zz', 'aaa'],
  ])
})

test('a note on a third statement is given to neither side', () => {
  const [lettered] = letteredNotes([note({ on: ['third'] })], record)
  expect(lettered).toMatchObject({ on: 'RECORD', passage: null })
})
