import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  freeSlug,
  isSlug,
  parseRecordNumber,
  parseRecordSegment,
  parseSlug,
  parseVersion,
  slugMax,
  slugOf,
  statementSlugOf,
} from './identifiers'

test('every generated slug is valid in a URL, also with a suffix', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 600 })
  fc.assert(
    fc.property(text, text, (one, other) => {
      for (const made of [slugOf(one), slugOf(`${one} ${other}`, 9), statementSlugOf(one, other)]) {
        expect(parseSlug(made)).toBe(made)
        expect(isSlug(freeSlug(made, new Set([made])))).toBe(true)
      }
    }),
  )
  expect(isSlug(freeSlug(slugOf('l'.repeat(600)), new Set([slugOf('l'.repeat(600))])))).toBe(true)
  expect(statementSlugOf('Rosa Lindqvist', 'We will never raise the fare of the ferry.')).toBe(
    'rosa-lindqvist-we-will-never-raise-the-fare',
  )
})

test('a slug has lower-case ASCII words, single hyphens and a limited length', () => {
  for (const slug of ['a', '2019', 'rosa-lindqvist', 'l'.repeat(slugMax)]) expect(parseSlug(slug)).toBe(slug)
  for (const text of ['', '-', 'a-', '-a', 'a--b', 'A', 'å', 'a b', 'a\n', 'l'.repeat(slugMax + 1)])
    expect(parseSlug(text)).toBeNull()
})

test('a record number is a positive whole number of at most nine digits', () => {
  expect(['1', '42', '999999999'].map(parseRecordNumber)).toEqual([1, 42, 999_999_999])
  for (const text of ['', '0', '01', '-1', '1.5', '1e3', '1000000000', ' 1', '1\n'])
    expect(parseRecordNumber(text)).toBeNull()
})

test('a record segment needs its number; its slug may be missing or wrong', () => {
  expect(parseRecordSegment('1-what-the-may-notice-contained')).toEqual({
    number: 1,
    slug: 'what-the-may-notice-contained',
  })
  expect(parseRecordSegment('1')).toEqual({ number: 1, slug: '' })
  expect(parseRecordSegment('1-')).toEqual({ number: 1, slug: '' })
  for (const segment of ['', '-1', 'a-1', '01-a', '1a', '0']) expect(parseRecordSegment(segment)).toBeNull()
})

test('the parameter `v` pins a version in every URL', () => {
  expect([parseVersion(undefined), parseVersion([])]).toEqual([undefined, undefined])
  expect([parseVersion('3'), parseVersion(['3'])]).toEqual([3, 3])
  for (const v of ['', '0', '1e3', ['1', '2'], ['1', '1'], ['']]) expect(parseVersion(v)).toBeNull()
})
