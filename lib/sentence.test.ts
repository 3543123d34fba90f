import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closed, closingMark, isolated, without } from './sentence'

test.each([
  ['Rosa Holt Jr.', 'Rosa Holt Jr.'],
  ['who was told, and when?', 'who was told, and when?'],
  ['the Harbour Board', 'the Harbour Board.'],
  ['“No.”', '“No.”'],
  ['“No”', '“No”.'],
  ['Rosa Lindqvist (Harbour Board Ltd.)', 'Rosa Lindqvist (Harbour Board Ltd.).'],
  ['「いいえ。」', '「いいえ。」'],
  ['the fare …', 'the fare …'],
  ['the fare,', 'the fare.'],
  ['the fare: ', 'the fare.'],
  ['the fare. ', 'the fare.'],
  ['„Wann?“', '„Wann?“'],
  ['किराया बढ़ेगा।', 'किराया बढ़ेगा।'],
  ['کرایہ بڑھے گا۔', 'کرایہ بڑھے گا۔'],
  ['船费会涨吗？', '船费会涨吗？'],
  ['ποιος το είπε;', 'ποιος το είπε;'],
  ['ποιος το είπε\u037E', 'ποιος το είπε\u037E'],
  ['«ποιος;»', '«ποιος;»'],
  ['the fare;', 'the fare.'],
  ['قال المجلس،', 'قال المجلس.'],
  ['قال المجلس؛ ', 'قال المجلس.'],
  ['کون بولا؟', 'کون بولا؟'],
  ['票价上涨，', '票价上涨.'],
  ['票价、', '票价.'],
  ['谁说的?＂', '谁说的?＂'],
  ['מי אמר?״', 'מי אמר?״'],
  ['', '.'],
])('a sentence that ends with “%s” has one closing mark', (ending, sentence) => {
  expect(closed(ending)).toBe(sentence)
  if (!/[,;:،؛，、]\s*$|\s$/u.test(ending)) expect(ending + closingMark(ending)).toBe(sentence)
})

test('a closed text stays as it is when it is closed again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(closed(closed(text))).toBe(closed(text))
    }),
  )
})

test.each([
  ['By', 'By Rosa Holt', 'Rosa Holt'],
  ['By', 'BY: Rosa Holt', 'Rosa Holt'],
  ['By', 'Byron Holt', 'Byron Holt'],
  ['if', 'If both name one day', 'both name one day'],
  ['if', 'If, and only if, both name one day', 'and only if, both name one day'],
  ['By', 'by', 'by'],
])('“%s” is not said twice before “%s”', (word, text, rest) => {
  expect(without(word, text)).toBe(rest)
})

test('a text that cannot reorder its surroundings is not marked', () => {
  for (const text of ['Rosa Lindqvist', 'अनीता राव', '李明', 'Łucja Świt, 2019'])
    expect(isolated(text)).toBe(text)
})

test('a right-to-left name is isolated, and its own isolates stay in pairs', () => {
  expect(isolated('روزنامہ')).toBe('\u2068روزنامہ\u2069')
  expect(isolated('א\u2069b')).toBe('\u2068\u2068א\u2069b\u2069')
  expect(isolated('\u202Ea')).toBe('\u2068\u202Ea\u2069')
  const units = fc.constantFrom('א', 'a', ' ', '\u2066', '\u2067', '\u2068', '\u2069')
  fc.assert(
    fc.property(fc.string({ unit: units }), (text) => {
      let depth = 0
      const depths = [...isolated(text)].map((unit) => {
        if (unit === '\u2069') depth--
        else if (/[\u2066-\u2068]/u.test(unit)) depth++
        return depth
      })
      return depth === 0 && depths.slice(0, -1).every((open) => open > 0 || isolated(text) === text)
    }),
  )
})
