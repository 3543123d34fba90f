import { expect, test } from 'vitest'
import { z } from 'zod'
import { deskRedirectTarget } from '#app/sign-in/next-address'
import { numberedLines } from '#app/desk/sources/[source]/_components/numbered-lines'
import {
  countWords,
  edgesOf,
  snapToWords,
  moveByWord,
  withoutTrailing,
} from '#components/passage-picker/word-boundaries'
import { differingFields, valuesOf } from '#components/ui/form-state'
import { mentionedNumbers, paragraphsOf } from '#features/annotations/markdown'
import { disputeForm } from '#features/disputes/schema'
import { csv, unescapeFormula, formatCsv } from '#features/exports/csv'
import { escapeMarkdown } from '#features/exports/markdown'
import { markdown } from '#features/exports/markdown'
import { message } from '#features/exports/message'
import { text as plainText } from '#features/exports/text'
import type { RecordDocument } from '#features/publications/document'
import { canonicalJson } from '#features/publications/document'
import { quotedClause } from '#features/publications/quoted-clause'
import { ignoredParts, readFilter } from '#features/publications/filter'
import { proposeLink } from '#features/intake/differing-words'
import { describePassage, findPassages } from '#features/intake/find-passages'
import { proposeHeadline } from '#features/intake/headline'
import { readPastedText } from '#features/intake/read-source'
import { listingRow } from '#features/publications/listing-row'
import { textRuns, tiedPassages } from '#features/publications/text-runs'
import { passageWords } from '#features/publications/voice'
import { parsePosition, passageFields, resolvePassage } from '#features/records/passage-fields'
import { changedFields } from '#features/history/diff'
import { loadedWords, unevenWords } from '#features/review/wording-lint'
import { wordDiff } from '#features/history/word-diff'
import { sourceForm } from '#features/sources/schema'
import { speakerForm } from '#features/speakers/schema'
import {
  firstDifference,
  findNear,
  findQuote,
  prefixSuffix,
  contextAround,
  matchesTypographically,
  selectText,
} from '#features/statements/text-selector'
import { attributionSentence } from '#features/statements/attribution-sentence'
import { movedPassage } from '#features/statements/reanchoring'
import { statementLinkForm } from '#features/statements/schema'
import { reasonHeading } from '#features/suggestions/suggestion'
import { formatEdtfInSentence } from '#lib/dates'
import { edtfBounds } from '#lib/edtf'
import { exactText } from '#lib/exact-text'
import { trimmedField, unflatten } from '#lib/form'
import { isSmallJson } from '#lib/json-limits'
import { quotationsIn } from '#lib/quotation-marks'
import { slugOf } from '#lib/identifiers'
import { nameKey } from '#lib/name-key'
import { closed, isolated } from '#lib/sentence'
import { likePattern } from '#lib/text'
import { readTypedDate, typedDateMax } from '#lib/typed-date'
import { recordOne } from '#test/support/record-document'
import { isSlow } from './support/linear-time'

/** Longest text of a source, a context and a quote that a form accepts. */
const [sourceMax, contextMax, quoteMax] = [300_000, 40_000, 20_000]

const filled = (piece: string, length: number) =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

const inputs: Record<string, string> = {
  'one line of prose': 'The ferry’s fare rises. Rosa Lindqvist said “no”, twice. ',
  'short lines': 'a\n',
  'one letter': 'a',
  'white space and full stops': '. ',
  'full stops': '.',
  'one emoji': '😀',
  'combining marks': 'e\u0301',
  'a run of marks out of order': '\u0301\u0323',
  'opening quotation marks': '“',
  'straight quotation marks': '"\'',
  'opening brackets': '[(',
  'links without an end': '[a](',
  asterisks: '**a*',
  apostrophes: '\u2018',
  'words of saying': 'The board said “no” on Friday that he said ',
  'words of saying in Hindi': 'बोर्ड ने कहा कि "नहीं" ',
  'formula marks': '\u00a0',
  backslashes: '\\',
}

/** Text that occurs except for its last character: the worst case for a search that compares from the end. */
const missing = (text: string, length: number) => `b${text.slice(0, length - 2)}c`
const middle = (text: string) => ({ start: text.length / 2, end: text.length / 2 + 20 })

function withContext(context: string): RecordDocument {
  const record = recordOne()
  const words = { context, quote: context, quoteStart: 0 }
  return { ...record, ties: [], notes: [], a: { ...record.a, ...words }, b: { ...record.b, ...words } }
}

/** The most ties and notes that a record is likely to have, spread over the context of both sides. */
const manyMax = 100

function withManyPassages(context: string): RecordDocument {
  const record = withContext(context)
  const [note] = record.notes.length > 0 ? record.notes : recordOne().notes
  if (!note) throw new Error('The fixture has notes.')
  const [from, to] = [Math.floor(context.length / 4), Math.ceil(context.length / 2)]
  const words = { context, quote: context.slice(from, to), quoteStart: from, wording: 'VERBATIM' } as const
  const passages = Array.from({ length: manyMax }, (_, index) => {
    const start = Math.floor((index * (context.length - 20)) / manyMax)
    return { start, end: start + 20, exact: context.slice(start, start + 20) }
  })
  return {
    ...record,
    a: { ...record.a, ...words },
    b: { ...record.b, ...words },
    ties: passages.map((passage, index) => ({
      ordinal: index + 1,
      label: 'the fare',
      a: [passage],
      b: [passage],
    })),
    notes: passages.map((passage) => ({ ...note, on: 'A', passage })),
  }
}

const reading = { language: 'en', published: '2021-03-06', title: '' }
const asWhole = (text: string) => ({ text, start: 0, end: text.length })

const imprint = { origin: 'https://variance.example', sha256: 'a'.repeat(64) }

/** Every pure function over submitted text, with the longest text of its form. */
const functions: Record<string, [length: number, run: (text: string) => unknown]> = {
  contextAround: [sourceMax, (text) => contextAround(text, middle(text), 'en')],
  prefixSuffix: [sourceMax, (text) => prefixSuffix(text, 1000, 2000)],
  'findQuote, one letter': [sourceMax, (text) => findQuote(text.slice(0, 1), text, null)],
  'findQuote, half the text': [sourceMax, (text) => findQuote(text.slice(0, quoteMax), text, null)],
  'findQuote, not there': [sourceMax, (text) => findQuote(missing(text, quoteMax), text, null)],
  'findQuote, nearly there': [sourceMax, (text) => findQuote(`${text.slice(0, quoteMax)}b`, text, null)],
  findNear: [sourceMax, (text) => findNear(text.slice(0, 1000), text, middle(text))],
  firstDifference: [sourceMax, (text) => firstDifference(missing(text, contextMax), text, 7)],
  matchesTypographically: [sourceMax, (text) => matchesTypographically(missing(text, quoteMax), text)],
  selectText: [
    sourceMax,
    (text) =>
      selectText(
        { quote: missing(text, quoteMax), context: text.slice(0, contextMax), language: 'en' },
        text,
        {
          quote: middle(text),
          context: middle(text),
        },
      ),
  ],
  movedPassage: [
    contextMax,
    (text) => movedPassage({ start: 0, exact: text }, text, { before: 0, after: 0 }),
  ],
  resolvePassage: [
    contextMax,
    (text) => resolvePassage(text, { statementId: 'a', exact: missing(text, quoteMax) }),
  ],
  parsePosition: [quoteMax, (text) => parsePosition(`1-2 ${text}`)],
  passageFields: [
    quoteMax,
    (text) => passageFields({ 'passages.0.statementId': 'a', 'passages.0.exact': text }),
  ],
  numberedLines: [sourceMax, (text) => numberedLines(text, [{ number: 1, ...middle(text) }])],
  'wordDiff, other words': [sourceMax, (text) => wordDiff(text, `b${text}`)],
  'wordDiff, nothing before': [sourceMax, (text) => wordDiff('', text)],
  'wordDiff, a context': [contextMax, (text) => wordDiff(text, `b${text}b`)],
  'wordDiff, a context with no common word': [
    contextMax,
    (text) => wordDiff(text, filled('entirely different words ', contextMax)),
  ],
  'wordDiff, many changes': [2000, (text) => wordDiff(text, text.split('').toReversed().join('.'))],
  changedFields: [sourceMax, (text) => changedFields({ text }, { text: `b${text}` })],
  paragraphsOf: [sourceMax, paragraphsOf],
  quotationsIn: [sourceMax, quotationsIn],
  mentionedNumbers: [sourceMax, mentionedNumbers],
  passageWords: [
    contextMax,
    (context) =>
      passageWords(
        { context, quote: context.slice(9, 99), quoteStart: 9, wording: 'REPORTED', attribution: [] },
        { start: 0, end: 8, exact: context.slice(0, 8) },
      ),
  ],
  loadedWords: [sourceMax, loadedWords],
  unevenWords: [sourceMax, unevenWords],
  'textRuns, a context': [
    contextMax,
    (context) =>
      textRuns(
        { context, quote: context, quoteStart: 0, wording: 'VERBATIM', attribution: [] },
        [],
        [{ letter: 'a', passage: { start: 0, end: 1, exact: context.slice(0, 1) } }],
      ),
  ],
  quotedClause: [
    contextMax,
    (context) => quotedClause(withContext(context).a, [{ start: 0, end: 1, exact: context.slice(0, 1) }]),
  ],
  'textRuns with many passages and notes': [
    contextMax,
    (context) => {
      const { a, ties, notes } = withManyPassages(context)
      return textRuns(a, tiedPassages(ties, 'a'), notes)
    },
  ],
  'listingRow with many passages': [contextMax, (text) => listingRow(withManyPassages(text))],
  'the export as CSV with many passages': [contextMax, (text) => csv(withManyPassages(text), imprint)],
  'the export as Markdown with many passages': [
    contextMax,
    (text) => markdown(withManyPassages(text), imprint),
  ],
  'the message with many passages': [contextMax, (text) => message(withManyPassages(text), imprint)],
  ignoredParts: [
    sourceMax,
    (text) => ignoredParts(new URLSearchParams({ q: text, [text]: text, 'said-from': text })),
  ],
  snapToWords: [contextMax, (text) => snapToWords(text, { start: 0, end: text.length }, 'en')],
  edgesOf: [contextMax, (text) => edgesOf(text, { start: 0, end: text.length }, 'en')],
  moveByWord: [
    sourceMax,
    (text) => moveByWord(text, { edges: null, language: 'en' }, { isForward: true, isExtending: true }),
  ],
  countWords: [contextMax, (text) => countWords(text, 'en')],
  withoutTrailing: [sourceMax, (text) => withoutTrailing(`${text}b`, { start: 0, end: text.length + 1 })],
  formatCsv: [sourceMax, (text) => formatCsv([[text]])],
  unescapeFormula: [sourceMax, unescapeFormula],
  escapeMarkdown: [sourceMax, escapeMarkdown],
  'the export as Markdown': [contextMax, (text) => markdown(withContext(text), imprint)],
  'the export as text': [contextMax, (text) => plainText(withContext(text), imprint)],
  'the message': [contextMax, (text) => message(withContext(text), imprint)],
  canonicalJson: [contextMax, (text) => canonicalJson(withContext(text))],
  findPassages: [sourceMax, (text) => findPassages(text, reading)],
  describePassage: [sourceMax, (text) => describePassage(text, middle(text), reading)],
  readPastedText: [sourceMax, readPastedText],
  proposeLink: [quoteMax, (text) => proposeLink(asWhole(text), asWhole(`${text} not`))],
  proposeHeadline: [quoteMax, (text) => proposeHeadline(asWhole(text), asWhole(`${text} not`))],
  slugOf: [sourceMax, (text) => slugOf(text)],
  nameKey: [sourceMax, nameKey],
  trimmedField: [sourceMax, (text) => trimmedField(z.string()).parse(`${text}x${text}`)],
  likePattern: [sourceMax, likePattern],
  exactText: [sourceMax, (text) => exactText(sourceMax).safeParse(text)],
  sourceForm: [sourceMax, (text) => sourceForm.safeParse({ text, url: text, title: text, published: text })],
  statementLinkForm: [sourceMax, (text) => statementLinkForm.safeParse({ to: text })],
  speakerForm: [sourceMax, (text) => speakerForm.safeParse({ aliases: text, name: text })],
  disputeForm: [sourceMax, (text) => disputeForm.safeParse({ topics: text, title: text })],
  unflatten: [sourceMax, (text) => unflatten({ text, [text]: text })],
  valuesOf: [
    sourceMax,
    (text) => {
      const form = new FormData()
      form.append('text', text)
      return differingFields(valuesOf(form), { text })
    },
  ],
  isSmallJson: [sourceMax, (text) => isSmallJson(JSON.stringify(text))],
  closed: [sourceMax, closed],
  isolated: [sourceMax, (text) => isolated(`א${text}`)],
  edtfBounds: [sourceMax, edtfBounds],
  formatEdtfInSentence: [sourceMax, formatEdtfInSentence],
  readTypedDate: [typedDateMax, readTypedDate],
  reasonHeading: [500, (text) => reasonHeading([text])],
  attributionSentence: [sourceMax, (text) => attributionSentence([{ speaker: { name: text }, cue: text }])],
  readFilter: [sourceMax, (text) => readFilter({ q: text, dispute: text, 'said-from': text })],
  deskRedirectTarget: [sourceMax, (text) => deskRedirectTarget(`/desk/${text}`)],
}

test.each(Object.entries(functions))(
  '%s is linear in the longest text of its form',
  (_name, [length, run]) => {
    const slow = Object.entries(inputs).filter(([, piece]) => isSlow(run, filled(piece, length)))
    expect(slow.map(([input]) => input)).toEqual([])
  },
)
