import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasBothMarks, quotationsIn } from './quotation-marks'

const wordsIn = (text: string) => quotationsIn(text).map(({ start, end }) => text.slice(start, end))

describe('quotations', () => {
  test.each([
    ['He said, “the fare rises.”', ['the fare rises.']],
    ['He said, "the fare rises," and left.', ['the fare rises,']],
    ['Er sagte: „Der Preis steigt.“', ['Der Preis steigt.']],
    ['Il dit : « le prix monte ».', [' le prix monte ']],
    ['Sie sagte: »Der Preis steigt.«', ['Der Preis steigt.']],
    ['Hon sade: ”priset stiger” i går.', ['priset stiger']],
    ['他说“票价不涨”。', ['票价不涨']],
    ['他说"票价不涨"。', ['票价不涨']],
    ['彼は「運賃は上がる」と言った。', ['運賃は上がる']],
    ['उन्होंने कहा, "किराया नहीं बढ़ेगा।"', ['किराया नहीं बढ़ेगा।']],
    ['‘The board’s fare rises,’ he said.', ['The board’s fare rises,']],
    ["'The board's fare rises,' he said.", ["The board's fare rises,"]],
    ['“We are told, plainly," went the letter.', ['We are told, plainly,']],
    ['"none of them, " the expert added.', ['none of them, ']],
  ])('are found in %s', (text, words) => {
    expect(wordsIn(text)).toEqual(words)
    expect(quotationsIn(text).every(hasBothMarks)).toBe(true)
  })

  test('may contain a quotation', () => {
    expect(wordsIn('“He told me ‘it rises’ twice,” she said.')).toEqual([
      'it rises',
      'He told me ‘it rises’ twice,',
    ])
  })

  test('end at the best of two marks that may be apostrophes', () => {
    expect(wordsIn('‘The drivers’ union was not told,’ he said.')).toEqual([
      'The drivers’ union was not told,',
    ])
    expect(wordsIn('He spoke of ‘the fares’ today.')).toEqual(['the fares'])
  })

  test.each([
    'The board’s fare, the drivers’ union and the ’90s.',
    "The board's fare, the drivers' union and rock music of the 90s.",
    'A pipe of 5" and a board of 6\' 2" in length.',
  ])('are not found where marks are apostrophes or units: %s', (text) => {
    expect(wordsIn(text)).toEqual([])
  })

  test('reach to the edge of a text that begins or ends inside them', () => {
    expect(wordsIn('they never mentioned it." The board left.')).toEqual(['they never mentioned it.'])
    expect(wordsIn('He added, "The board has asked.')).toEqual(['The board has asked.'])
    expect(wordsIn('He added, “The board has asked.\n“It has no answer.”')).toEqual([
      'The board has asked.',
      'It has no answer.',
    ])
  })

  test('that lost their closing mark do not take in the next one', () => {
    expect(wordsIn('He said “the fare rises. She spoke of “a lie” later.')).toEqual(['a lie'])
    expect(wordsIn('He said "the fare rises. She spoke of "a lie" later.')).toEqual(['a lie'])
  })

  test('lie inside their text', () => {
    const text = fc
      .array(fc.constantFrom('a', ' ', 's', '\n', '.', ...'"“”„«»「」‘’\'‹›'), { maxLength: 60 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (words) => {
        for (const { open, start, end, close } of quotationsIn(words)) {
          expect(0 <= open && open <= start && start <= end && end <= close && close <= words.length).toBe(
            true,
          )
        }
      }),
      { numRuns: 2000 },
    )
  })
})
