import { expect, test } from 'vitest'
import { distinctNames, nameKey } from './name-key'

test.each([
  ['Ines Höll', 'Ines Ho\u0308ll'],
  ['Ines Höll', 'Ines  Höll'],
  ['Ines Höll', 'Ines\u00a0Höll'],
  ['Ines Höll', ' Ines Höll\u200b'],
  ['Ines Höll', '\u200eInes Höll'],
  ['Ines Höll', 'INES HÖLL'],
  ['Ines Höll', 'Ｉｎｅｓ Höll'],
  ['Rosa O’Hara', "Rosa O'Hara"],
  ['Rosa O’Hara', 'Rosa O\u02bcHara'],
  ['Rosa O’Hara', 'Rosa O\u00b4Hara'],
  ['Rosa O’Hara', 'Rosa O`Hara'],
  ['Rosa O’Hara', 'Rosa O\u02bdHara'],
  ['ג\u05f3ורג', "ג'ורג"],
  ['צה\u05f4ל', 'צה"ל'],
  ['“Babu” Singh', '"Babu" Singh'],
  ['בן\u05beגוריון', 'בן-גוריון'],
  ['محـمد', 'محمد'],
  ['Jose\u0301', 'Jose\u200d\u0301'],
  ['Anna-Lena', 'Anna\u2011Lena'],
  ['\u095bाहिद', '\u091c\u093cाहिद'],
])('%j and %j are one name', (left, right) => {
  expect(nameKey(left)).toBe(nameKey(right))
})

test.each([
  ['Ines Höll', 'Ines Holl'],
  ['Ines Höll', 'Ines Höll.'],
  ['Ines Höll', 'Höll, Ines'],
  ['राम', 'रमा'],
  ['李明', '李 明'],
])('%j and %j are two names', (left, right) => {
  expect(nameKey(left)).not.toBe(nameKey(right))
})

test('the first of several spellings of one name remains', () => {
  expect(distinctNames(['The fare', 'the  fare', 'Ferries', 'The fare\u200b'])).toEqual([
    'The fare',
    'Ferries',
  ])
})
