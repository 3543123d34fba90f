import { expect, test } from 'vitest'
import { differingFields, isSame, valuesOf } from './form-state'

test('form values have normalised line breaks, no framework fields and no polluted prototype', () => {
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

test('comparing form values ignores the key, the revision and unticked boxes', () => {
  expect(isSame({ a: '1', revision: '2' }, { a: '1', revision: '3', idempotencyKey: 'k', ticked: '' })).toBe(
    true,
  )
  expect(differingFields({ a: '1', b: '2' }, { a: '1', b: '3', c: '4' })).toEqual(['b', 'c'])
})
