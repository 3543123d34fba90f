import { expect, test } from 'vitest'
import { recordOne } from '#test/support/record-document'
import { type TimelineEntry, timelineRows } from './timeline-rows'

const { a, b } = recordOne()

const entry = (on: string | null, date = on): TimelineEntry => ({
  on,
  date,
  side: 'A',
  byline: 'Complaint',
  extract: 'words',
  isVerbatim: true,
  language: 'en',
  record: null,
  isThis: false,
})

const shapeOf = (row: ReturnType<typeof timelineRows>[number]) =>
  row.kind === 'said' ? [row.entry.on, row.isSameDay] : [row.kind, row.words]

test('a timeline names long gaps, and places the period both sides are about by its date', () => {
  const rows = timelineRows([entry('2019-10-29'), entry('2019-11-01')], [a.about, b.about])
  expect(rows.map(shapeOf)).toEqual([
    ['about', 'May 2019'],
    ['gap', 'five months with no statement on file'],
    ['2019-10-29', false],
    ['2019-11-01', false],
  ])
})

test('a timeline names each day once, and undated statements come last', () => {
  const nothing = { ...a.about, edtf: null }
  const rows = timelineRows([entry('2019-11-02'), entry('2019-11-02'), entry(null)], [nothing, nothing])
  expect(rows.map(shapeOf)).toEqual([
    ['2019-11-02', false],
    ['2019-11-02', true],
    [null, false],
  ])
})

test('an entry with an interval is on no day, and a gap ends where the interval begins', () => {
  const nothing = { ...a.about, edtf: null }
  const entries = [entry('2019-11-30'), entry('2019-11-30', '2019-11'), entry('2020-12-31', '2020')]
  expect(timelineRows(entries, [nothing, nothing]).map(shapeOf)).toEqual([
    ['2019-11-30', false],
    ['2019-11-30', false],
    ['2020-12-31', false],
  ])
})

test.each([
  ['an open beginning', [entry('2019-01-01'), entry('2019-11-02', '../2019-11-02')]],
  [
    'a later interval that begins in it',
    [entry('2019-01-01'), entry('2019-10-01'), entry('2019-12-31', '2019')],
  ],
  ['an interval', [entry('2019-01-01'), entry('2019-11-02', '2019-02-01/2019-11-02')]],
])('no gap is named before %s', (_case, entries) => {
  const nothing = { ...a.about, edtf: null }
  expect(timelineRows(entries, [nothing, nothing]).filter(({ kind }) => kind === 'gap')).toEqual([])
})

test('a gap after a date with an open beginning is named', () => {
  const nothing = { ...a.about, edtf: null }
  const rows = timelineRows([entry('2019-01-31', '../2019-01-31'), entry('2019-04-30')], [nothing, nothing])
  expect(rows.map(shapeOf)).toContainEqual(['gap', 'three months with no statement on file'])
})
