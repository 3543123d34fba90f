import { expect, test } from 'vitest'
import { passageFields, parsePosition } from './passage-fields'
import { markedPassagesForm } from './schema'
import { tieValues } from './schema'
import { unflatten } from '#lib/form'

const [a, b] = ['01999999-0000-7000-8000-00000000000a', '01999999-0000-7000-8000-00000000000b'] as const

test('a tie survives the way through its form, with spare fields on both sides', () => {
  const passages = [
    { statementId: b, start: 3, end: 9, exact: 'fare\nx' },
    { statementId: a, start: 0, end: 4, exact: ' The' },
  ]
  const values = tieValues({ recordId: 'r', label: 'the fare', passages }, [a, b])
  expect(passageFields(values)).toEqual([
    { index: 0, statementId: a, place: '0-4  The' },
    { index: 1, statementId: b, place: '3-9 fare\nx' },
    { index: 2, statementId: a, exact: '' },
    { index: 3, statementId: b, exact: '' },
  ])
  const sent = unflatten(values)
  expect(
    markedPassagesForm.parse(sent && typeof sent === 'object' && 'passages' in sent && sent.passages),
  ).toEqual([
    { statementId: a, start: 0, end: 4, exact: ' The' },
    { statementId: b, start: 3, end: 9, exact: 'fare\nx' },
  ])
})

test('unticking a passage removes it and leaves the typed one', () => {
  const values = { 'passages.0.statementId': a, 'passages.1.statementId': b, 'passages.1.exact': 'the fare' }
  expect(passageFields(values)).toEqual([{ index: 1, statementId: b, exact: 'the fare' }])
})

test('a position is two ascending offsets and their text, or null', () => {
  expect(parsePosition('110-133 the fare')).toEqual({ start: 110, end: 133, exact: 'the fare' })
  expect(parsePosition('110-133')).toEqual({ start: 110, end: 133 })
  for (const none of ['', '5', '9-9', '9-3', 'x-y']) expect(parsePosition(none)).toBeNull()
})
