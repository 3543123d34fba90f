import { expect, test } from 'vitest'
import { differingFields, isSame, mergeValues, openedValues, valuesOf } from './form-state'

const formOf = (fields: Readonly<Record<string, string>>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}

test('form values have normalised line breaks, no framework fields and no polluted prototype', () => {
  const values = valuesOf(
    formOf({ quote: 'one\r\ntwo\nthree', '$ACTION_1:0': 'x', opened: '{}', ['__proto__']: 'y' }),
  )
  expect(Object.entries(values)).toEqual([
    ['quote', 'one\ntwo\nthree'],
    ['__proto__', 'y'],
  ])
  expect(Object.getPrototypeOf(values)).toBe(Object.prototype)
})

test('comparing form values ignores the key, the revision and unticked boxes', () => {
  expect(isSame({ a: '1', revision: '2' }, { a: '1', revision: '3', idempotencyKey: 'k', ticked: '' })).toBe(
    true,
  )
  expect(differingFields({ a: '1', b: '2' }, { a: '1', b: '3', c: '4' })).toEqual(['b', 'c'])
})

test('a merge takes each field from the editor who changed it, and names the fields that both changed', () => {
  const opened = { summary: 'one', settle: 'one', subject: 'one', status: 'OPEN', box: 'on' }
  const submitted = {
    summary: 'mine',
    settle: 'one',
    subject: 'both',
    status: 'ASKED',
    box: 'on',
    revision: '3',
  }
  const stored = { summary: 'theirs', settle: 'theirs', subject: 'both', status: 'OPEN' }
  expect(mergeValues(opened, submitted, stored)).toEqual({
    values: { summary: 'mine', settle: 'theirs', subject: 'both', status: 'ASKED', box: '', revision: '3' },
    conflicts: ['summary'],
    adopted: ['settle', 'box'],
  })
})

test('a text that one editor emptied and the other did not change is empty after the merge', () => {
  expect(mergeValues({ a: 'x', b: 'x' }, { a: '', b: 'x' }, { a: 'x', b: '' }).values).toEqual({
    a: '',
    b: '',
  })
})

test('a merge sees no change in other line breaks or in names of the prototype', () => {
  expect(mergeValues({ a: 'x\r\ny' }, { a: 'x\ny' }, { a: 'z' })).toEqual({
    values: { a: 'z' },
    conflicts: [],
    adopted: ['a'],
  })
  expect(mergeValues({}, { constructor: 'x' }, {}).conflicts).toEqual([])
})

test.each(['', 'x', '[1]', '{"a":1}', 'null', '{"a":{"b":"c"}}'])(
  'opened values that are malformed count as none: %s',
  (opened) => {
    expect(openedValues(formOf({ opened }))).toEqual({})
    expect(openedValues(formOf({ opened: '{"a":"b"}' }))).toEqual({ a: 'b' })
  },
)
