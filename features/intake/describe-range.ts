import type { Wording } from '#features/statements/statement'
import { attributedWords, attributionOf, type NamedAttribution } from './attributed-text'
import type { HeadlineLine } from './headline-passages'
import type { ChainStep, PassageProposal, TextRange } from './passage'
import { sentenceAt, sentencesAround } from './reading'
import { saidDateIn } from './said-date'
import type { Names } from './speakers'
import { containing, isWithin, type QuotedWords, type SourceReading } from './source-reading'

type Attributed = Pick<PassageProposal, 'wording' | 'speaker' | 'chain' | 'nested' | 'reasons'> & {
  attribution: NamedAttribution | null
  cue?: string | null
}

/** The fields of a statement for a range of the text. */
export function describeRange(source: SourceReading, range: TextRange): PassageProposal {
  const { reading } = source.attributed
  const headline = containing(source.headlines, range)
  const { attribution, cue, ...proposal } = headline
    ? ofHeadline(headline, source.attributed.names)
    : ofText(source, range)
  const around = sentencesAround(reading, range)
  return {
    ...proposal,
    act: attribution?.act ?? 'ASSERTED',
    cue: cue ?? (attribution ? cueOf(reading.text, attribution) : null),
    ...saidDate(source, attribution, range),
    context: {
      start: Math.min(around.start, attribution?.start ?? around.start),
      end: Math.max(around.end, attribution?.end ?? around.end),
    },
  }
}

function ofHeadline({ reading }: HeadlineLine, names: Names): Attributed {
  const printed = reading?.speaker ?? null
  const speaker = printed === null ? null : nameIn(printed, names)
  return {
    wording: 'HEADLINE',
    speaker: speaker === null ? null : { name: speaker, reason: `The headline names “${printed}”.` },
    cue: reading?.cue ?? null,
    chain: [],
    nested: false,
    reasons: ['It is a headline.', ...(speaker === null ? [] : [`The headline names “${printed}”.`])],
    attribution: null,
  }
}

/** "IT chief Rosa Lindqvist" in a headline is Rosa Lindqvist, whom the text names. */
function nameIn(printed: string, names: Names): string {
  const known = names.longestOf(printed.slice(printed.lastIndexOf(' ') + 1))
  return known.includes(' ') && printed.endsWith(known) ? known : names.longestOf(printed)
}

function ofText(source: SourceReading, range: TextRange): Attributed {
  const quoted = containing(source.quotations, range)
  return quoted ? ofQuotation(source, quoted, range) : ofReport(source, range)
}

/** Words outside quotation marks. */
function ofReport({ attributed }: SourceReading, range: TextRange): Attributed {
  const { text } = attributed.reading
  const attributions = attributed.bySentence[sentenceAt(attributed.reading, range.start)] ?? []
  const attribution =
    attributions.findLast(({ reported }) => reported && isWithin(range, reported)) ??
    attributions.findLast(
      ({ reported }) => reported && reported.start < range.end && range.start < reported.end,
    ) ??
    null
  if (!attribution)
    return {
      wording: 'PUBLICATIONS_OWN_WORDS',
      speaker: null,
      chain: [],
      nested: false,
      reasons: ['No words of saying are near: the publication says so itself.'],
      attribution: null,
    }
  return {
    wording: 'PARAPHRASE',
    ...speakerOf(text, attribution),
    nested: false,
    reasons: [...speakerOf(text, attribution).reasons, 'No quotation marks: the words are the report’s.'],
    attribution,
  }
}

function ofQuotation(source: SourceReading, quoted: QuotedWords, range: TextRange): Attributed {
  const { text } = source.attributed.reading
  const { quotation, attribution, continues } = quoted
  const inner = innerSpeech(source, quoted, range)
  const own = attribution
    ? speakerOf(text, attribution)
    : continues === null
      ? { speaker: null, chain: [], reasons: ['The text names nobody near these words.'] }
      : {
          speaker: {
            name: continues,
            reason: 'The text names nobody at these words, and this speaker last.',
          },
          chain: [],
          reasons: ['The text names nobody at these words, and this speaker last.'],
        }
  if (inner.speaker && inner.range) {
    const relayer: ChainStep[] = own.speaker
      ? [
          {
            name: own.speaker.name,
            cue: attribution ? cueOf(text, attribution) : null,
          },
        ]
      : []
    return {
      wording: inner.isMarked ? 'VERBATIM_FRAGMENT' : 'REPORTED',
      speaker: inner.speaker,
      cue: inner.cue,
      chain: [...relayer, ...own.chain],
      nested: true,
      reasons: [
        inner.speaker.reason,
        'The words are inside another person’s quotation. Check who said them.',
      ],
      attribution,
    }
  }
  return {
    wording: wordingOf(text, quoted, range),
    speaker: own.speaker,
    chain: own.chain,
    nested: inner.isPresent,
    reasons: [
      ...own.reasons,
      quotation.open < quotation.start && quotation.end < quotation.close
        ? 'Quotation marks on both ends.'
        : 'A quotation mark is missing at one end. Check where the quotation ends.',
      ...(inner.isPresent
        ? ['The speaker quotes or reports somebody else in these words. Check who said them.']
        : []),
    ],
    attribution,
  }
}

function speakerOf(
  text: string,
  { speaker, resolved, start, end, toldTo }: NamedAttribution,
): Pick<Attributed, 'speaker' | 'chain' | 'reasons'> {
  const words = text.slice(start, end)
  const reason =
    words.length > 80
      ? `Speaker from “${text.slice(speaker.start, speaker.end)}”.`
      : `Speaker from “${words}”.`
  const chain = toldTo !== null && newsMedium.test(toldTo) ? [{ name: toldTo, cue: 'told' }] : []
  if (!resolved) return { speaker: null, chain, reasons: [`“${speaker.name}” is named nowhere before.`] }
  const reasons = [reason, ...(resolved.reason === '' ? [] : [resolved.reason])]
  return { speaker: { name: resolved.name, reason: reasons.join(' ') }, chain, reasons }
}

/** A publication or agency passes words on; a court, a parliament or a person is only told them. */
/** The words of saying; a colon alone says nothing. */
function cueOf(text: string, { cue }: NamedAttribution): string | null {
  const words = text.slice(cue.start, cue.end)
  return /\p{L}/u.test(words) ? words : null
}

const newsMedium =
  /(?:^|[\s-])(?:Reuters|PTI|ANI|AP|AFP|IANS|UNI|Bloomberg|BBC|CNN|NDTV|News|Times|Post|Herald|Tribune|TV|Radio|Express|Gazette|Daily|Telegraph|Guardian|Press|Journal|Chronicle|Courier|Observer|Standard|Wire|Weekly|Bharat)(?:$|[\s-])/u

type InnerSpeech = {
  /** Somebody else speaks somewhere in the quotation. */
  isPresent: boolean
  speaker: PassageProposal['speaker']
  range: TextRange | null
  cue: string | null
  isMarked: boolean
}

/** What the speaker of a quotation quotes or reports in it. */
function innerSpeech(
  { attributed, options }: SourceReading,
  { quotation }: QuotedWords,
  range: TextRange,
): InnerSpeech {
  const words = attributed.reading.text.slice(quotation.start, quotation.end)
  const within = attributedWords(words, options.language)
  const local = { start: range.start - quotation.start, end: range.end - quotation.start }
  const foreign = within.bySentence.flat().filter(({ speaker }) => !/^(?:i|we|मैंने|हमने)$/iu.test(speaker.name))
  const marked = within.reading.quotations.find(
    (inner) => isWithin(local, inner) && inner.end - inner.start < words.length,
  )
  const attribution = marked
    ? attributionOf(within, { start: marked.open, end: marked.close })
    : foreign.findLast(({ reported }) => reported && isWithin(local, reported) && local.start > 0)
  const isPresent =
    foreign.some(({ reported }) => reported) ||
    within.reading.quotations.some(({ start, end }) => /\s\S+\s/u.test(words.slice(start, end)))
  const name = attribution?.resolved?.name
  return {
    isPresent,
    speaker:
      name === undefined
        ? null
        : {
            name,
            reason: `Speaker from “${words.slice(attribution?.start, attribution?.end)}” inside the quotation.`,
          },
    range: marked ?? attribution?.reported ?? null,
    cue: attribution ? words.slice(attribution.cue.start, attribution.cue.end) : null,
    isMarked: marked !== undefined,
  }
}

/** Whole sentences, or a part of one. */
function wordingOf(
  text: string,
  { quotation, attribution }: QuotedWords,
  { start, end }: TextRange,
): Wording {
  const before = text.slice(quotation.start, start).trimEnd()
  const after = text.slice(end, quotation.close)
  const first = text.slice(start, start + 2)
  const hasCase = /^[\p{Lu}\p{Ll}]/u.test(first)
  const isIntroduced =
    attribution === null ||
    attribution.end > quotation.open ||
    /[,:،-]\s*$|(?:कि|کہ|that)\s*$/u.test(text.slice(Math.max(0, quotation.open - 8), quotation.open))
  const begins = before === '' || /[.!?।۔…]$/u.test(before)
  const isSentence = hasCase ? /^[\p{Lu}\d]/u.test(first) : isIntroduced
  const ends =
    /[.!?।۔؟…]$/u.test(text.slice(start, end)) ||
    /^\s*[,،]?\s*["”’'»]/u.test(after) ||
    /^[.!?।۔؟]/u.test(after)
  return begins && isSentence && ends ? 'VERBATIM' : 'VERBATIM_FRAGMENT'
}

function saidDate(
  { attributed, options }: SourceReading,
  attribution: NamedAttribution | null,
  range: TextRange,
) {
  const { framing, sentences } = attributed.reading
  const sentence = sentences[sentenceAt(attributed.reading, attribution?.start ?? range.start)]
  if (!sentence || !attribution) return saidDateIn('', range.start, options.published)
  const { reported } = attribution
  const start = Math.max(sentence.start, attribution.start - framingMax)
  const words = framing.slice(start, Math.min(sentence.end, attribution.end + framingMax))
  // A day in the reported words is about what happened.
  const own = reported
    ? words.slice(0, Math.max(0, reported.start - start)) +
      ' '.repeat(
        Math.max(0, Math.min(words.length, reported.end - start) - Math.max(0, reported.start - start)),
      ) +
      words.slice(Math.max(0, reported.end - start))
    : words
  return saidDateIn(own, start, options.published)
}
const framingMax = 160
