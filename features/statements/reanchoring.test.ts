import { expect, test } from 'vitest'
import { movedPassage, orphanedPassagesMessage } from './reanchoring'

test('a passage stays on its text of the source, not on equal text elsewhere', () => {
  const words = 'never raise the fare, never'
  const moved = (exact: string, start: number, context: string, now: number) =>
    movedPassage({ start, exact }, context, { before: 100, after: now })
  expect(moved('never', 0, `We will ${words}`, 92)).toEqual({ start: 8, end: 13 })
  expect(moved('never', 22, `We will ${words}`, 92)).toEqual({ start: 30, end: 35 })
  expect(moved('never', 22, 'never', 122)).toEqual({ start: 0, end: 5 })
  expect(moved('never', 0, 'never', 122)).toBeNull()
  expect(moved('the fare', 12, 'We will never', 92)).toBeNull()
})

test('passages that would lose their text are listed with their ties and notes', () => {
  const tie = { exact: 'the fare', on: { ordinal: 2, record: { number: 8 } } }
  expect(orphanedPassagesMessage([tie, { exact: 'never', on: null }])).toBe(
    'The new words leave out “the fare” (tie 2 of record 8), “never” (an open note). Keep these in, or change the ties and resolve the notes first.',
  )
  expect(orphanedPassagesMessage([])).toBeNull()
})
