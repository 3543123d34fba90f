import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordOne } from '#test/support/record-document'
import { canonicalJson, recordDocument } from './document'

test('canonical JSON says the same and sorts its keys', () => {
  expect(canonicalJson({ b: 1, a: ['x', { d: null, c: true }] })).toBe(
    '{"a":["x",{"c":true,"d":null}],"b":1}',
  )
})

test('the order in which a document was put together does not change its bytes', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string()), (members) => {
      const turned = Object.fromEntries(Object.entries(members).toReversed())
      expect(canonicalJson(turned)).toBe(canonicalJson(members))
      expect(JSON.parse(canonicalJson(members))).toEqual(members)
    }),
  )
})

test('a document with a field that readers were not promised is refused', () => {
  expect(recordDocument.safeParse(recordOne()).success).toBe(true)
  expect(recordDocument.safeParse({ ...recordOne(), editorId: 'x' }).success).toBe(false)
})
