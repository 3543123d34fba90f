import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordOne } from '#test/support/record-document'
import { canonicalJson, recordDocument } from './document'

test('canonical JSON keeps the values and sorts the keys', () => {
  expect(canonicalJson({ b: 1, a: ['x', { d: null, c: true }] })).toBe(
    '{"a":["x",{"c":true,"d":null}],"b":1}',
  )
})

test('the key order of a document does not change its bytes', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string()), (members) => {
      const turned = Object.fromEntries(Object.entries(members).toReversed())
      expect(canonicalJson(turned)).toBe(canonicalJson(members))
      expect(JSON.parse(canonicalJson(members))).toEqual(members)
    }),
  )
})

test('a document with a field outside its schema is refused', () => {
  expect(recordDocument.safeParse(recordOne()).success).toBe(true)
  expect(recordDocument.safeParse({ ...recordOne(), editorId: 'x' }).success).toBe(false)
})
