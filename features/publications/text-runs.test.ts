import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recordOne } from '#test/support/record-document'
import type { PublishedNote } from './document'
import { textRuns, tiedPassages, type TiedPassage, withoutUnusedFrame } from './text-runs'

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
    } as const
    const boundaries = Array.from(context).reduce<number[]>(
      (all, char) => [...all, (all.at(-1) ?? 0) + char.length],
      [0],
    )
    const at = (index: number) => boundaries[index % boundaries.length] ?? 0
    const passages = spans.flatMap(([one, other, ordinal], index): TiedPassage[] => {
      const [start, end] = [Math.min(at(one), at(other)), Math.max(at(one), at(other))]
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

  test('keeps the context of a whole sentence that has a note', () => {
    const framed = note('e', { start: 0, end: 11, exact: 'Speaking to' })
    const runs = textRuns(document.b, tiedPassages(document.ties, 'b'), [framed])
    expect(withoutUnusedFrame(runs, document.b)[0]?.text).toBe('Speaking to')
  })
})
