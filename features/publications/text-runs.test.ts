import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recordOne } from '#test/support/record-document'
import type { PublishedNote } from './document'
import { textRuns, tiedPassages, type TiedPassage, withoutUnusedFrame } from './text-runs'
import { passageWords } from './voice'

const document = recordOne()
const notesOn = (side: 'A' | 'B') => document.notes.filter(({ on }) => on === side)

const note = (letter: string, passage: PublishedNote['passage']): PublishedNote => ({
  letter,
  on: 'A',
  passage,
  body: 'A note.',
  by: 'Desk editor',
  notedOn: '2019-11-12',
})

/** Quotes and contexts with surrogate pairs, and arbitrarily overlapping passages. */
const statements = fc
  .record({
    before: fc.string({ unit: 'grapheme', maxLength: 12 }),
    quote: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 24 }),
    after: fc.string({ unit: 'grapheme', maxLength: 12 }),
    marks: fc.constantFrom(['', ''], ['"', '"'], ['“', '”'], ['“', '']),
    wording: fc.constantFrom('VERBATIM', 'VERBATIM_FRAGMENT', 'PARAPHRASE', 'HEADLINE'),
    spans: fc.array(fc.tuple(fc.nat(60), fc.nat(60), fc.integer({ min: 1, max: 6 })), { maxLength: 6 }),
    ends: fc.array(fc.nat(60), { maxLength: 4 }),
  })
  .map(({ before, quote, after, marks, wording, spans, ends }) => {
    const context = `${before}${marks[0]}${quote}${marks[1]}${after}`
    const statement = {
      context,
      quote,
      quoteStart: before.length + (marks[0] ?? '').length,
      wording,
      attribution: [],
    } as const
    const boundaries = Array.from(context).reduce<number[]>(
      (all, char) => [...all, (all.at(-1) ?? 0) + char.length],
      [0],
    )
    const at = (index: number) => boundaries[index % boundaries.length] ?? 0
    const passages = spans.flatMap(([first, second, ordinal], index): TiedPassage[] => {
      const [start, end] = [Math.min(at(first), at(second)), Math.max(at(first), at(second))]
      return start === end ? [] : [{ start, end, exact: context.slice(start, end), ordinal, part: index + 1 }]
    })
    const notes = ends.flatMap((end, index) =>
      at(end) === 0 ? [] : [note(`n${index}`, { start: 0, end: at(end), exact: context.slice(0, at(end)) })],
    )
    return { statement, passages, notes }
  })

describe('the runs of a statement', () => {
  test('concatenate to the context, character for character', () => {
    fc.assert(
      fc.property(statements, ({ statement, passages, notes }) => {
        const runs = textRuns(statement, passages, notes)
        expect(runs.map(({ text }) => text).join('')).toBe(statement.context)
      }),
    )
  })

  test('under a passage are exactly its text', () => {
    fc.assert(
      fc.property(statements, ({ statement, passages, notes }) => {
        const runs = textRuns(statement, passages, notes)
        for (const passage of passages) {
          const covered = runs.filter((run) => run.passages.includes(passage))
          expect(covered.map(({ text }) => text).join('')).toBe(passage.exact)
        }
      }),
    )
  })

  test('attributed to the speaker are exactly the quotation', () => {
    fc.assert(
      fc.property(statements, ({ statement, passages, notes }) => {
        const quoted = textRuns(statement, passages, notes).filter(({ voice }) => voice === 'quote')
        expect(quoted.map(({ text }) => text).join('')).toBe(statement.quote)
      }),
    )
  })

  test('have every note once, and never inside a passage', () => {
    fc.assert(
      fc.property(statements, ({ statement, passages, notes }) => {
        const runs = textRuns(statement, passages, notes)
        const references = runs.flatMap((run) => run.notes)
        expect(references.toSorted()).toEqual(
          notes.filter(({ passage }) => passage?.end).map(({ letter }) => letter),
        )
        for (const run of runs.filter(({ notes: letters }) => letters.length > 0)) {
          const end = run.start + run.text.length
          expect(passages.filter((passage) => passage.start < end && end < passage.end)).toEqual([])
        }
      }),
    )
  })

  test('assign an overlap to the innermost passage', () => {
    const statement = {
      context: 'one two three',
      quote: 'one two three',
      quoteStart: 0,
      wording: 'PARAPHRASE',
      attribution: [],
    } as const
    const runs = textRuns(
      statement,
      [
        { start: 0, end: 13, exact: 'one two three', ordinal: 1, part: 1 },
        { start: 4, end: 7, exact: 'two', ordinal: 2, part: 1 },
      ],
      [],
    )
    expect(runs.map(({ text, passages }) => [text, passages.at(-1)?.ordinal])).toEqual([
      ['one ', 1],
      ['two', 2],
      [' three', 1],
    ])
  })
})

describe('a fragment of a longer quotation', () => {
  const by = (...names: string[]) => names.map((name) => ({ speaker: { name } }))
  /** The quote is marked by ⟦ and ⟧. */
  const marked = (text: string, attribution = by('Rosa Lindqvist', 'The Vasai Post')) => {
    const quoteStart = text.indexOf('⟦')
    const quote = text.slice(quoteStart + 1, text.indexOf('⟧'))
    const context = text.replace('⟦', '').replace('⟧', '')
    return { context, quote, quoteStart, wording: 'VERBATIM_FRAGMENT', attribution } as const
  }
  const wordsOf = (statement: ReturnType<typeof marked>, voice: string) =>
    textRuns(statement, [], [])
      .filter((run) => run.voice === voice)
      .map(({ text }) => text)

  test.each([
    ['He said “The claims ⟦are not accurate⟧,” on Friday.', ['The claims ', ','], ['“'], ['”']],
    ['He said "The claims ⟦are not accurate⟧," on Friday.', ['The claims ', ','], ['"'], ['"']],
    ['„Der Preis ⟦steigt nicht⟧“, sagte sie.', ['Der Preis '], ['„'], ['“']],
    ['« Le prix ⟦ne monte pas⟧ », dit-elle.', [' Le prix ', ' '], ['«'], ['»']],
    ['उन्होंने कहा, "किराया ⟦नहीं बढ़ेगा⟧।" फिर वे गए।', ['किराया ', '।'], ['"'], ['"']],
    ['他说“票价⟦不涨⟧”。', ['票价'], ['“'], ['”']],
    ['‘The board’s claims ⟦are not accurate⟧,’ he said.', ['The board’s claims ', ','], ['‘'], ['’']],
    ['The claims ⟦are not accurate⟧," he said.', ['The claims ', ','], [''], ['"']],
    ['He said, "The claims ⟦are not accurate⟧ at all.', ['The claims ', ' at all.'], ['"'], ['']],
  ])(
    'has the speaker’s other words in the same quotation marks as speech: %s',
    (text, speech, open, close) => {
      const statement = marked(text)
      expect(wordsOf(statement, 'speech')).toEqual(speech)
      expect([wordsOf(statement, 'open'), wordsOf(statement, 'close')]).toEqual([open, close])
      expect(wordsOf(statement, 'frame').join('')).not.toMatch(/claims|Preis|prix/)
    },
  )

  test('leaves words in other quotation marks in the frame', () => {
    const statement = marked('“We know,” Ms Rao said. “It ⟦is not accurate⟧,” Ms Lindqvist said.')
    expect(wordsOf(statement, 'frame')).toEqual(['“We know,” Ms Rao said. ', ' Ms Lindqvist said.'])
    expect(wordsOf(statement, 'speech')).toEqual(['It ', ','])
  })

  test('has the whole outer quotation if the publication quotes the speaker', () => {
    const statement = marked('“I called it ‘⟦not accurate⟧’ twice,” she said.')
    expect(wordsOf(statement, 'speech')).toEqual(['I called it ‘', '’ twice,'])
  })

  test('has the inner quotation alone if a person quotes the speaker', () => {
    const quoted = '“He called it ‘⟦not accurate⟧ at all’ twice,” she said.'
    const statement = marked(quoted, by('Imran Shaikh', 'Rosa Lindqvist', 'The Vasai Post'))
    expect(wordsOf(statement, 'speech')).toEqual([' at all'])
    const flat = marked('“He called it ⟦not accurate⟧ at all,” she said.', statement.attribution)
    expect(wordsOf(flat, 'speech')).toEqual([])
  })

  test('ties and notes in its speech count as the speaker’s words', () => {
    const statement = marked('He said “The claims ⟦are not accurate⟧,” on Friday.')
    const passage = (exact: string) => {
      const start = statement.context.indexOf(exact)
      return passageWords(statement, { start, end: start + exact.length, exact })
    }
    expect(passage('The claims are not')).toBe('“The claims are not”')
    expect(passage('on Friday')).toBe('on Friday (the reporter’s words)')
    expect(passage('said “The claims')).toBe('said “The claims (from the words around the statement)')
  })
})

test('a statement relayed inside a quotation leaves the words around it to its relayer', () => {
  const context = '"In a reply, the Harbour Board has clarified that no fare rises, " Ms Lindqvist added.'
  const quote = 'no fare rises'
  const attribution = ['Harbour Board', 'Rosa Lindqvist', 'The Vasai Post'].map((name) => ({
    speaker: { name },
  }))
  const statement = {
    context,
    quote,
    quoteStart: context.indexOf(quote),
    wording: 'REPORTED',
    attribution,
  } as const
  const words = (exact: string) => {
    const start = context.indexOf(exact)
    return passageWords(statement, { start, end: start + exact.length, exact })
  }
  expect(words('has clarified that no')).toBe('has clarified that no (in the words of Rosa Lindqvist)')
  expect(words('Lindqvist added')).toBe('Lindqvist added (the reporter’s words)')
  expect(words('no fare')).toBe('no fare')
})

describe('record 1', () => {
  test('keeps the context of a fragment, with the source’s quotation marks outside the quote', () => {
    const runs = withoutUnusedFrame(
      textRuns(document.a, tiedPassages(document.ties, 'a'), notesOn('A')),
      document.a,
    )
    expect(runs.map(({ voice, text, notes }) => [voice, text, notes.join('')])).toEqual([
      [
        'frame',
        'in a statement issued late Friday, WhatsApp appeared to counter the Indian government, saying it had in May',
        'a',
      ],
      ['frame', ' ', ''],
      ['open', '“', ''],
      ['quote', 'quickly resolved ', ''],
      ['quote', 'a security issue', ''],
      ['quote', ' and ', ''],
      ['quote', 'notified Indian and international government authorities', ''],
      ['quote', '.', ''],
      ['close', '”', 'b'],
    ])
  })

  test('leaves out the context of a whole sentence without passages or notes', () => {
    const runs = withoutUnusedFrame(
      textRuns(document.b, tiedPassages(document.ties, 'b'), notesOn('B')),
      document.b,
    )
    expect(runs[0]?.voice).toBe('open')
    expect(runs.at(-1)?.notes).toEqual(['d'])
  })

  test('shows a sentence of a longer quotation alone, in quotation marks', () => {
    const sentence = 'That update was technical.'
    const context = `Malviya said, "We were informed. ${sentence} It named nobody."`
    const statement = { ...document.b, context, quote: sentence, quoteStart: context.indexOf(sentence) }
    const runs = withoutUnusedFrame(textRuns(statement, [], []), statement)
    expect(runs.map(({ voice, text }) => [voice, text])).toEqual([
      ['open', '"'],
      ['quote', sentence],
      ['close', '"'],
    ])
  })

  test('keeps the context of a whole sentence that has a note', () => {
    const framed = note('e', { start: 0, end: 11, exact: 'Speaking to' })
    const runs = textRuns(document.b, tiedPassages(document.ties, 'b'), [framed])
    expect(withoutUnusedFrame(runs, document.b)[0]?.text).toBe('Speaking to')
  })
})
