import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attributionSentence } from './attribution-sentence'

/** Outermost first, as [name, cue]. */
const sentenceOf = (...links: [name: string, cue: string | null][]) =>
  attributionSentence(links.toReversed().map(([name, cue]) => ({ speaker: { name }, cue })))

describe('an attribution sentence', () => {
  test.each([
    [
      [
        ['The Ferry Post', 'reports'],
        ['Rosa Lindqvist', 'added'],
        ['Harbour Board', '“has clarified”, in Ms Lindqvist’s words'],
      ],
      'The Ferry Post reports that Rosa Lindqvist added that Harbour Board “has clarified”, in Ms Lindqvist’s words:',
    ],
    [
      [
        ['The Ferry Post', 'reports'],
        ['Rosa Lindqvist', 'said, on the fare'],
        ['Harbour Board', 'denied'],
      ],
      'The Ferry Post reports that Rosa Lindqvist said, on the fare, that Harbour Board denied:',
    ],
    [
      [
        ['The Vasai Post', 'reports'],
        ['State Roads Agency', null],
      ],
      'The Vasai Post reports, citing State Roads Agency:',
    ],
    [
      [
        ['The Ferry Post', 'reports'],
        ['Unnamed sources', 'according to'],
        ['Harbour Board', 'asked in a letter'],
      ],
      'The Ferry Post reports, citing unnamed sources, that Harbour Board asked in a letter:',
    ],
    [
      [['The Ferry Post', 'according to recent reports']],
      'The Ferry Post reports, according to recent reports:',
    ],
    [
      [['The Ferry Post', 'headline, summarising Rosa Lindqvist']],
      'According to The Ferry Post (headline, summarising Rosa Lindqvist):',
    ],
    [
      [
        ['The Ferry Post', null],
        ['Rosa Lindqvist', 'said that'],
      ],
      'According to The Ferry Post, Rosa Lindqvist said:',
    ],
    [
      [
        ['The Ferry Post', 'asked'],
        ['Rosa Lindqvist', 'replied:'],
      ],
      'The Ferry Post asked: Rosa Lindqvist replied:',
    ],
    [
      [
        ['The Ferry Post', 'reports'],
        ['Ferries, piers and ports', 'wrote'],
      ],
      'The Ferry Post reports that Ferries, piers and ports, wrote:',
    ],
    [
      [
        ['The Ferry Post', 'reports'],
        ['अनीता राव', 'ने कहा'],
      ],
      'The Ferry Post reports, citing अनीता राव (ने कहा):',
    ],
    [
      [
        ['The Ferry Post', 'also reports, according to'],
        ['Harbour Board', ''],
      ],
      'The Ferry Post also reports, citing Harbour Board:',
    ],
    [[['Rosa Lindqvist', null]], 'According to Rosa Lindqvist:'],
  ] satisfies [[string, string | null][], string][])(
    'leads from the publication to the quotation: %j',
    (links, sentence) => {
      expect(sentenceOf(...links)).toBe(sentence)
    },
  )

  test.each([
    'quoted in the Gazette',
    'widely quoted in the Gazette',
    'quoted as saying',
    'quoted',
    'accused',
    'found by the Board',
    'asked about the fare',
    'asked for comment',
    'cited by Rosa Lindqvist',
    'accused of raising the fare',
    'named in a letter',
    'based on documents',
    'described as the owner',
    'told about the fare',
    'said to be the owner',
    'reported by the Gazette',
    'identified in a complaint',
    'interviewed on Friday',
  ])('makes nobody the author of words about them: %s', (cue) => {
    expect(sentenceOf(['The Ferry Post', 'reports'], ['Holt', cue])).toBe(
      `The Ferry Post reports, citing Holt (${cue}):`,
    )
  })

  test.each([
    'said in a statement',
    'said on Friday',
    'mentioned',
    'asked in a letter',
    'asked the Board about the fare',
    'quoted the Board in a letter',
    'was quoted in the Gazette',
    'replied by letter',
    'confirmed by email',
    'declined to be named',
    'posted on its website',
    'wrote about the fare',
    'tweeted on Friday',
    'called on the Board',
    'commented in May',
    '“described”, in the Gazette’s words',
  ])('has the active verb of its speaker: %s', (cue) => {
    expect(sentenceOf(['The Ferry Post', 'reports'], ['Holt', cue])).toBe(
      `The Ferry Post reports that Holt ${cue}:`,
    )
  })

  test('ends before its quotation, whatever the cues', () => {
    const cue = fc.oneof(
      fc.constantFrom(
        null,
        '',
        ' ',
        'said',
        'said that',
        'according to',
        'According To:',
        '(paraphrase)',
        'that',
        'via X,',
      ),
      fc.string({ maxLength: 20 }),
    )
    const chain = fc.array(fc.tuple(fc.constantFrom('Harbour Board', 'Rosa Lindqvist'), cue), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(chain, (links) => {
        const sentence = sentenceOf(...links)
        expect(sentence).toMatch(/^(?:According to )?(?:Harbour|Rosa)/)
        expect(sentence).toMatch(/[^\s:;,.]:$/u)
        expect(sentence).not.toMatch(/(?:according to|\bthat):$/i)
      }),
      { numRuns: 1000 },
    )
  })
})
