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
    fc.property(text, text, (left, right) => {
      for (const slug of [slugOf(left), slugOf(`${left} ${right}`, 9), statementSlugOf(left, right)]) {
        expect(parseSlug(slug)).toBe(slug)
        expect(isSlug(freeSlug(slug, new Set([slug])))).toBe(true)
      }
    }),
  )
  expect(isSlug(freeSlug(slugOf('l'.repeat(600)), new Set([slugOf('l'.repeat(600))])))).toBe(true)
  expect(statementSlugOf('Rosa Lindqvist', 'We will never raise the fare of the ferry.')).toBe(
    'rosa-lindqvist-we-will-never-raise-the-fare',
  )
})

test.each([
  ['Rosa Lindqvist’s fare', 'rosa-lindqvists-fare'],
  ['अनीता राव', 'अनीता-राव'],
  ['عارف خان', 'عارف-خان'],
  ['李明', '李明'],
  ['パーティー', 'パーティー'],
  ['ประเทศไทย', 'ประเทศไทย'],
  ['Андрей Ёлкин', 'андрей-ёлкин'],
  ['Γιώργος ΑΘΗΝΑ', 'γιώργος-αθηνα'],
  ['می\u200cخواهد', 'میخواهد'],
  ['\u095bाहिद', '\u091c\u093cाहिद'],
  ['Łucja Świt', 'lucja-swit'],
  ['Đinh An', 'dinh-an'],
  ['Işın Çay', 'isin-cay'],
  ['Straße Groß', 'strasse-gross'],
  ['Ærlig Ødegård', 'aerlig-odegard'],
  ['Ine\u0301s Ho\u0308ll', 'ines-holl'],
  ['Ｆｅｒｒｙ №２', 'ferry-no2'],
  ['घाट: fare 2021', 'घाट-fare-2021'],
  ['👩‍👩‍👧 –!', 'untitled'],
  ['', 'untitled'],
])('%j has the address %s', (text, slug) => {
  expect(slugOf(text)).toBe(slug)
  expect(parseSlug(slug)).toBe(slug)
  expect(parseSlug(encodeURIComponent(slug))).toBe(slug)
})

test('an address in another script is read in any form of its letters, and stays short when it is encoded', () => {
  expect(parseSlug(encodeURIComponent('андрей'.normalize('NFD')))).toBe('андрей')
  expect(parseRecordSegment(`8-${encodeURIComponent('घाट')}`)).toEqual({ number: 8, slug: 'घाट' })
  for (const text of [
    '%',
    '%E0%A4',
    'Андрей',
    'घाट--x',
    'घाट-',
    '\u200dघाट',
    'é',
    'x\u0301',
    'घाट/',
    '%2e%2e',
    'ﬁ',
  ])
    expect(parseSlug(text)).toBeNull()
  for (const word of ['码头', 'अनीता', '𞤀𞤣', 'ж'])
    for (const slug of [slugOf(word.repeat(300)), statementSlugOf(word.repeat(90), `${word} `.repeat(90))]) {
      expect(isSlug(slug)).toBe(true)
      expect(encodeURIComponent(slug).length).toBeLessThanOrEqual(490)
    }
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
