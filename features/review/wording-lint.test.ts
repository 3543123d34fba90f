import { expect, test } from 'vitest'
import { doubtfulWords, loadedWords, partialWords, unevenWords } from './wording-lint'

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

test.each([
  ['Nineteen people were admitted to hospital.', ['admitted']],
  ['The data of 400 users was exposed by the fault.', ['exposed']],
  ['It names a village lying on the coast.', ['lying']],
  ['The hall admits 400 people; a door slammed.', ['admits', 'slammed']],
  ['The film Exposed names the pier.', ['Exposed']],
  ['The novel Liars came later.', ['Liars']],
])('a word that may be neutral is pointed at and left to the second editor: %s', (text, words) => {
  expect(doubtfulWords(text)).toEqual(words)
  expect(partialWords(text)).toEqual([])
})

test('English names are no articles of another language', () => {
  expect(partialWords('The UN lied. I am told that they lied on the van.')).toEqual(['lied', 'lied'])
})

test.each([
  ['Mr Das lied.', 'lied'],
  ['Ms Das insisted.', 'insisted'],
  ['Kim Jong-un lied.', 'lied'],
  ['Kim Jong Un lied.', 'lied'],
  ['Mr Le insisted.', 'insisted'],
  ['So insisted Das in May.', 'insisted'],
  ['Des insists.', 'insists'],
  ['the so\u2010called inquiry', 'so\u2010called'],
  ['the so\u2011called inquiry', 'so\u2011called'],
  ['the so–called inquiry', 'so–called'],
  ["In the '90s they lied to the drivers' union.", 'lied'],
  ['In the ‘90s they lied to the drivers’ union.', 'lied'],
  ["'Til May they lied to the drivers' union.", 'lied'],
  ['’Twas May when they lied to the drivers’ union.', 'lied'],
])('a name, another hyphen or an apostrophe hides no word: %s', (text, word) => {
  expect(partialWords(text)).toEqual([word])
})

test('a word that takes a side in any sentence stops publication', () => {
  expect(partialWords('They lied. Lied they? The so-called inquiry: he insists, the liar.')).toEqual([
    'lied',
    'Lied',
    'so-called',
    'insists',
    'liar',
  ])
})

test.each([
  'Das Lied vom Hafen',
  'They sang Het lied van de zee.',
  'A copy of Ein Lied für Rosa',
  'un exposé, l’islam',
])('words of other languages are not English: %s', (text) => {
  expect(loadedWords(text)).toEqual([])
})

test.each([
  '«they lied»',
  '„they lied“',
  '»they lied«',
  '‹they lied›',
  '‘they lied’',
  "'they lied'",
  '「they lied」',
  '”they lied”',
  '＂they lied＂',
  '« they lied »',
  '“he said ‘they lied’ twice”',
])('all quotation marks count: %s', (quotation) => {
  expect(loadedWords(`The board wrote ${quotation} in May.`)).toEqual([])
  expect(unevenWords(quotation.replace('lied', 'claimed'))).toEqual([])
})

test('a mark without a closing mark and an apostrophe hide no word', () => {
  for (const text of [
    '“They lied.',
    'They lied.”',
    'The drivers’ board lied.',
    'It’s the board’s: they lied',
    '«they lied',
  ])
    expect(partialWords(text), text).toEqual(['lied'])
})
