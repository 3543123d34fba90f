import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordOne } from '#test/support/record-document'
import { canonicalJson, recordDocument } from './document'

test('canonical JSON sorts the keys and changes no value', () => {
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

test('a document with a passage that is not the text at its offsets does not match the schema', () => {
  const document = recordOne()
  const [tie] = document.ties
  const [note] = document.notes.filter(({ on }) => on === 'A')
  const shifted = (span: { start: number; end: number; exact: string } | null | undefined) =>
    span && { ...span, start: span.start + 1, end: span.end + 1 }
  const matches = (changes: object) => recordDocument.safeParse({ ...document, ...changes }).success
  expect(matches({})).toBe(true)
  expect(matches({ ties: [{ ...tie, a: [shifted(tie?.a[0])] }] })).toBe(false)
  expect(matches({ ties: [{ ...tie, a: tie?.b, b: tie?.a }] })).toBe(false)
  expect(matches({ notes: [{ ...note, on: 'B' }] })).toBe(false)
  expect(matches({ notes: [{ ...note, passage: shifted(note?.passage) }] })).toBe(false)
  expect(matches({ notes: [{ ...note, on: 'RECORD' }] })).toBe(false)
  const [a, b] = [tie?.a[0], tie?.b[0]]
  const matchesBoth = (both: object, changes = {}) =>
    matches({ notes: [{ ...note, on: 'RECORD', passage: null, both, ...changes }] })
  expect(matchesBoth({ a, b })).toBe(true)
  expect(matchesBoth({ a: b, b: a })).toBe(false)
  expect(matchesBoth({ a: { ...a, exact: 'foreign words' }, b })).toBe(false)
  expect(matchesBoth({ a, b: shifted(b) })).toBe(false)
  expect(matchesBoth({ a, b }, { on: 'A' })).toBe(false)
  expect(matchesBoth({ a, b }, { on: 'A', passage: note?.passage })).toBe(false)
  expect(matchesBoth({ a, b }, { passage: note?.passage })).toBe(false)
  expect(matches({ a: { ...document.a, quoteStart: document.a.quoteStart + 1 } })).toBe(false)
})
