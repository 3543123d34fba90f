import { expect, test } from 'vitest'
import { changedFields } from './diff'

const id = '00000000-0000-7000-8000-000000000001'

test('a field that changed is told by its name and in words, and no other', () => {
  const before = { subject: 'the fare', relation: null, asOf: '2019-11-12', dimensions: ['TIME'], cue: null }
  const after = { ...before, relation: 'IN_TENSION', dimensions: ['TIME', 'QUANTITY'], cue: '' }
  expect(changedFields(before, after)).toEqual([
    { label: 'As worded', before: '', after: 'Both could be true on a condition' },
    { label: 'Kind', before: 'Date or sequence', after: 'Date or sequence, Count' },
  ])
})

test('a date is told in words, and apart from how we know it', () => {
  const before = { said: { edtf: '2019-11-02', min: '2019-11-02', inferred: false } }
  const after = { said: { edtf: '2019-11-01', min: '2019-11-01', inferred: true } }
  expect(changedFields(before, after)).toEqual([
    { label: 'Said', before: '2 Nov 2019', after: '1 Nov 2019' },
    { label: 'Said, inferred', before: 'No', after: 'Yes' },
  ])
})

test('passages are told by their words, and what is known by an id by its name', () => {
  const passage = { statementId: id, start: 0, end: 8, exact: 'the fare' }
  const after = { ordinal: 1, label: 'the fare', passages: [passage, { ...passage, exact: 'will rise' }] }
  expect(changedFields(null, { ...after, speakerId: id }, new Map([[id, 'Rosa Lindqvist']]))).toEqual([
    { label: 'Label', before: '', after: 'the fare' },
    { label: 'Passages', before: '', after: '“the fare”\n“will rise”' },
    { label: 'Speaker', before: '', after: 'Rosa Lindqvist' },
  ])
  expect(changedFields({ speakerId: id }, null)).toEqual([
    { label: 'Speaker', before: 'Something that is not on file any more', after: '' },
  ])
})

test('one of several is told by what it is known by, so that one that leaves does not change the others', () => {
  const tie = (ordinal: number, label: string) => ({ ordinal, label, a: [], b: [] })
  const note = (letter: string, body: string) => ({ letter, body })
  expect(
    changedFields(
      { ties: [tie(1, 'the fare'), tie(2, 'the day')], notes: [note('a', 'One.')] },
      { ties: [tie(1, 'the fare')], notes: [note('a', 'One.'), note('b', 'Two.')] },
    ),
  ).toEqual([
    { label: 'Note b, text', before: '', after: 'Two.' },
    { label: 'Tie 2, label', before: 'the day', after: '' },
  ])
})

test('the edition, places and hashes say nothing by themselves', () => {
  expect(changedFields({ version: 1, sha256: 'x', start: 1 }, { version: 2, sha256: 'y', start: 2 })).toEqual(
    [],
  )
})
