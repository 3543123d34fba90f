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
    ['Dijo: <<sube el precio>>.', ['sube el precio']],
    ['❝The fare rises❞, he said.', ['The fare rises']],
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

  test.each([
    ['قال: ”السعر يرتفع“ ثم غادر المجلس. لم يرد.', ['السعر يرتفع']],
    ['”Der Preis steigt“ und ging. Der Rat schwieg.', ['Der Preis steigt']],
    ['“The fare rises“ he wrote. The board left.', ['The fare rises']],
    ['„Der Preis steigt“und ging. Der Rat schwieg.', ['Der Preis steigt']],
    ['بورڈ نے کہا: ’کرایہ بڑھے گا۔‘ اجلاس ختم ہوا۔', ['کرایہ بڑھے گا۔']],
    [',,Der Preis steigt“, sagte er. Der Rat schwieg.', ['Der Preis steigt']],
    ['“ le prix monte ”, puis il est parti.', [' le prix monte ']],
    ['‹ le prix monte › dit-il.', [' le prix monte ']],
    ['הוא אמר ״המחיר עולה״ והלך.', ['המחיר עולה']],
    ['צה״ל הודיע ״המחיר עולה״ אתמול.', ['המחיר עולה']],
  ])('end at the mark of their language in %s', (text, words) => {
    expect(wordsIn(text)).toEqual(words)
  })

  test.each([
    ['그는 "요금이 오른다"고 말했다. 위원회는 침묵했다.', ['요금이 오른다']],
    ['그는 "요금이 오른다. 위원회는 "거짓"이라고 했다.', ['거짓']],
    ['그는 ‘요금’을 올렸다.', ['요금']],
    ['他说"票价不涨"后离开。委员会没有回答。', ['票价不涨']],
    ['他说“票价不涨。她说“谎言”。', ['谎言']],
    ['เขากล่าวว่า "ค่าโดยสารขึ้น"และเดินออกไป', ['ค่าโดยสารขึ้น']],
    ['彼は"運賃"を上げた。', ['運賃']],
  ])('may touch the words around them in %s', (text, words) => {
    expect(wordsIn(text)).toEqual(words)
  })

  test.each([
    ['Holt said,"the fare rises", and left.', ['the fare rises']],
    ['The ferry sank."I saw it," he said.', ['I saw it,']],
    ['Holt said“the fare rises”, and left.', ['the fare rises']],
    ['Holt a dit«le prix monte»hier.', ['le prix monte']],
    ['他说：“票价不涨。”她说：“好。”', ['票价不涨。', '好。']],
    ['ฝ่ายบริหาร:“ขึ้นราคา”แล้ว', ['ขึ้นราคา']],
    ['He said, "...and we left," and went.', ['...and we left,']],
  ])('may open without a space in %s', (text, words) => {
    expect(wordsIn(text)).toEqual(words)
  })

  test.each([
    ['‘The fare rises’ In the ’90s it fell.', ['The fare rises']],
    ['In the ‘90s it fell. ‘It rose,’ he said.', ['It rose,']],
    ['‘2019 was hard,’ he said.', ['2019 was hard,']],
    ["‘The fare rises’ he said. He is 6' tall.", ['The fare rises']],
    ["‘He is 6' tall,’ she said.", ["He is 6' tall,"]],
    ['He said, "The 12" pipe broke, and I left." Then he went.', ['The 12" pipe broke, and I left.']],
    ['“The 12” pipe broke,” he said. “No,” she said.', ['The 12” pipe broke,', 'No,']],
    ['He paid "12" and "14" euros.', ['12', '14']],
    ['“The fare is 12” said Lee.\n“We never paid it.”', ['The fare is 12', 'We never paid it.']],
  ])('end at no apostrophe and no unit in %s', (text, words) => {
    expect(wordsIn(text)).toEqual(words)
  })

  test.each([
    '"The fare rises"said Holt. The board left.',
    '”Der Preis steigt“und ging. Der Rat schwieg.',
    "Er sagte: ,,Der Preis steigt'', und ging. Der Rat schwieg.",
    'The fare rises “ he wrote. The board left.',
    '“The fare rises “ he wrote. The board left.',
    'Der Preis steigt.« Er ging. Der Rat schwieg.',
    '>> The fare rises. >> See page 2, x << 3 and 1<<2.',
    'He said "the fare rises. She spoke of "a lie later.',
  ])('are not found where their end is unknown: %s', (text) => {
    expect(wordsIn(text)).toEqual([])
  })

  test('lie inside their text', () => {
    const text = fc
      .array(fc.constantFrom('a', ' ', 's', '\n', '.', ...'"“”„«»「」‘’\'‹›❝❞', '<<', '>>'), {
        maxLength: 60,
      })
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
