import { expect, test } from 'vitest'
import { changedFields } from './diff'

const id = '00000000-0000-7000-8000-000000000001'

test('a diff lists the changed fields only, with labels', () => {
  const before = { subject: 'the fare', relation: null, asOf: '2019-11-12', dimensions: ['TIME'], cue: null }
  const after = { ...before, relation: 'IN_TENSION', dimensions: ['TIME', 'QUANTITY'], cue: '' }
  expect(changedFields(before, after)).toEqual([
    { label: 'As worded', before: '', after: 'Both could be true on a condition' },
    { label: 'Kind', before: 'Date or sequence', after: 'Date or sequence, Count' },
  ])
})

test('a diff shows a date apart from its basis', () => {
  const before = { said: { edtf: '2019-11-02', min: '2019-11-02', inferred: false } }
  const after = { said: { edtf: '2019-11-01', min: '2019-11-01', inferred: true } }
  expect(changedFields(before, after)).toEqual([
    { label: 'Said', before: '2 Nov 2019', after: '1 Nov 2019' },
    { label: 'Said, inferred', before: 'No', after: 'Yes' },
  ])
})

test('a diff shows passages by their text, and ids by their names', () => {
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

test('a diff matches list items by identity, so that a removal changes no other item', () => {
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

test('a diff leaves out revision, offsets and hashes', () => {
  expect(changedFields({ version: 1, sha256: 'x', start: 1 }, { version: 2, sha256: 'y', start: 2 })).toEqual(
    [],
  )
})

test.each(['constructor', '__proto__', 'toString'])(
  'a text that is the name of a property stays text: %s',
  (text) => {
    expect(changedFields({ cue: 'said' }, { cue: text })).toMatchObject([{ before: 'said', after: text }])
  },
)
