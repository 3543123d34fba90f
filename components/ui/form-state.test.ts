import { expect, test } from 'vitest'
import { differingFields, isSame, valuesOf } from './form-state'

test('what a form sends is what its fields hold: line breaks as typed, nothing of the framework, no prototype', () => {
  const form = new FormData()
  form.append('quote', 'one\r\ntwo\nthree')
  form.append('$ACTION_1:0', 'x')
  form.append('__proto__', 'y')
  const values = valuesOf(form)
  expect(Object.entries(values)).toEqual([
    ['quote', 'one\ntwo\nthree'],
    ['__proto__', 'y'],
  ])
  expect(Object.getPrototypeOf(values)).toBe(Object.prototype)
})

test('two states of a form differ by their fields, not by key, revision or a box that is not ticked', () => {
  expect(isSame({ a: '1', revision: '2' }, { a: '1', revision: '3', idempotencyKey: 'k', ticked: '' })).toBe(
    true,
  )
  expect(differingFields({ a: '1', b: '2' }, { a: '1', b: '3', c: '4' })).toEqual(['b', 'c'])
})
