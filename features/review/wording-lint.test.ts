import { expect, test } from 'vitest'
import { loadedWords, unevenWords } from './wording-lint'

test('loaded verbs are found however they are inflected', () => {
  expect(loadedWords('She admits it, he insisted, the so-called inquiry exposed them, they lied.')).toEqual([
    'admits',
    'insisted',
    'so-called',
    'exposed',
    'lied',
  ])
})

test('words inside quotation marks are the source’s and pass', () => {
  expect(loadedWords('The board “admitted nothing”; the Post wrote "slammed".')).toEqual([])
})

test('neutral verbs and words that only look alike pass', () => {
  expect(
    loadedWords('The board states that admission is free, the duty lies with the port, an islamic school.'),
  ).toEqual([])
})

test('verbs that say more than they report are advised against, in our own words alone', () => {
  expect(unevenWords('The board claims, and denied, what it “allegedly” revealed.')).toEqual([
    'claims',
    'denied',
    'revealed',
  ])
  expect(unevenWords('The board says that the fare rose.')).toEqual([])
})
