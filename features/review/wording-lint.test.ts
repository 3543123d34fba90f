import { expect, test } from 'vitest'
import { loadedWords, unevenWords } from './wording-lint'

test('loaded verbs are found in every inflection', () => {
  expect(loadedWords('She admits it, he insisted, the so-called inquiry exposed them, they lied.')).toEqual([
    'admits',
    'insisted',
    'so-called',
    'exposed',
    'lied',
  ])
})

test('words inside quotation marks are ignored, since they are the source’s', () => {
  expect(loadedWords('The board “admitted nothing”; the Post wrote "slammed".')).toEqual([])
})

test('neutral verbs and similar words are not reported', () => {
  expect(
    loadedWords('The board states that admission is free, the duty lies with the port, an islamic school.'),
  ).toEqual([])
})

test('evaluative verbs are reported in editorial text only', () => {
  expect(unevenWords('The board claims, and denied, what it “allegedly” revealed.')).toEqual([
    'claims',
    'denied',
    'revealed',
  ])
  expect(unevenWords('The board says that the fare rose.')).toEqual([])
})
