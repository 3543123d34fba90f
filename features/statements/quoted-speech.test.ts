import { describe, expect, test } from 'vitest'
import { passageVoice } from '#features/publications/voice'
import { assertUninterrupted, reportInQuote } from './quoted-speech'
import type { Wording } from './statement'
import { readDisputeFile } from '../../prisma/seed/dispute-file'

const names = ['Holt', 'Lee', 'Board', 'Post']

/** A statement whose quote begins and ends with the two given pieces of its context. */
function quoted(
  context: string,
  [first, last]: readonly [string, string],
  { steps = 2, wording = 'VERBATIM' as Wording } = {},
) {
  const quoteStart = context.indexOf(first)
  const quote = context.slice(quoteStart, context.lastIndexOf(last) + last.length)
  const attribution = names.slice(0, steps).map((name) => ({ speaker: { name } }))
  return { context, quote, quoteStart, wording, attribution }
}
const voiceOf = (statement: ReturnType<typeof quoted>, exact: string) => {
  const start = statement.context.indexOf(exact)
  return passageVoice(statement, { start, end: start + exact.length })
}

const interrupted = '“We will,” Holt said, adding that Lee is wrong, “never pay.” The board left.'

describe('a quote that is interrupted by the report', () => {
  test('has the reporter’s words between its quotations', () => {
    const statement = quoted(interrupted, ['We will', 'never pay.'])
    expect(voiceOf(statement, 'Lee is wrong')).toBe('reporter')
    expect(voiceOf(statement, 'never pay')).toBe('quote')
    expect(voiceOf(statement, 'wrong, “never')).toBe('surroundings')
  })

  test('has the relayer’s words between quotations inside a quotation', () => {
    const context = 'Lee said: “Holt told us ‘we will’ and later ‘never pay’ in public.”'
    expect(voiceOf(quoted(context, ['we will', 'never pay'], { steps: 3 }), 'and later')).toBe('relayer')
  })

  test.each([
    ['between the outer marks', interrupted, ['We will', 'never pay.']],
    ['with the outer marks', interrupted, ['“We will', 'never pay.”']],
    ['from inside the second quotation', interrupted, ['never pay', 'The board left']],
    ['up to the second quotation', interrupted, ['Holt said', 'never']],
    ['of three quotations', '“We,” he said, “will,” he said, “never.”', ['We', 'never']],
    ['in German', '„Wir“, sagte Holt, „zahlen nie.“', ['Wir', 'nie.']],
    ['in straight marks', '"We will," Holt said, "never pay."', ['We will', 'never pay.']],
  ] as const)('is refused %s', (_case, context, edges) => {
    expect(() => assertUninterrupted(quoted(context, edges), 'quote')).toThrow(
      'Some of the quoted words are the report’s, outside the quotation marks. Select the words of one quotation.',
    )
  })

  test('is refused at the wording when only that changes', () => {
    const statement = quoted(interrupted, ['We will', 'never pay.'])
    expect(() => assertUninterrupted(statement, 'wording')).toThrow(/Choose another wording/)
  })
})

describe('a quote with no words of the report is accepted', () => {
  test.each([
    ['in one quotation', interrupted, ['never', 'pay'], {}],
    ['with a mark', interrupted, ['“never', 'pay'], {}],
    ['with a quotation in it', 'Holt said: “Lee told me ‘no’ twice.”', ['Lee', 'twice.'], {}],
    ['cut inside an inner quotation', 'Holt said: “Lee told me ‘no, no’ twice.”', ['Lee', '‘no'], {}],
    ['published by its speaker', interrupted, ['We will', 'never pay.'], { steps: 1 }],
    ['of two quotations without words between', 'Holt wrote “we will” “never pay”.', ['we', 'pay'], {}],
    ['of a paraphrase', interrupted, ['We will', 'never pay.'], { wording: 'PARAPHRASE' }],
  ] as const)('%s', (_case, context, edges, options) => {
    expect(reportInQuote(quoted(context, edges, options))).toEqual([])
  })
})

test('every verbatim statement of the demonstration is accepted, with and without the words around it', () => {
  const verbatim = readDisputeFile().statements.filter(({ wording }) => wording.startsWith('verbatim'))
  expect(verbatim).not.toEqual([])
  for (const { text: quote, context, attribution_chain: attribution } of verbatim)
    for (const words of [context, quote]) {
      const statement = { context: words, quote, quoteStart: words.indexOf(quote), attribution }
      expect(reportInQuote({ ...statement, wording: 'VERBATIM' }), quote).toEqual([])
    }
})

test('a text with a mark that is missing is not refused, for the report’s words are not certain', () => {
  for (const context of ['We will” and “never pay.', 'Said x” and > “y', '"> and <img src="x']) {
    const statement = quoted(context, [context.slice(0, 2), context.slice(-2)])
    expect(() => assertUninterrupted(statement, 'quote'), context).not.toThrow()
  }
})
