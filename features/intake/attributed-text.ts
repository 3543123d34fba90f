import type { Quotation } from '#lib/quotation-marks'
import type { Attribution } from './attribution'
import { englishAttributions } from './english-attributions'
import type { TextRange } from './passage'
import { lastStartingBy, type Reading, readingOf, type Sentence, sentenceAt } from './reading'
import { afterName, type Names, namesIn, openingName, type Recent, resolvedSpeaker } from './speakers'
import { southAsianAttributions } from './south-asian-attributions'

/** An attribution with the name that its words refer to. */
export type NamedAttribution = Attribution & { resolved: { name: string; reason: string } | null }
/** `recent` has, for each sentence, whom a pronoun at its beginning would mean. */
export type AttributedText = {
  reading: Reading
  bySentence: NamedAttribution[][]
  recent: Recent[]
  names: Names
}

/** The last text that was read: a page describes one marked passage of it after another. */
let latest: { text: string; language: string; attributed: AttributedText } | null = null

export function attributedText(text: string, language: string): AttributedText {
  if (latest?.text === text && latest.language === language) return latest.attributed
  const attributed = attribute(readingOf(text, language))
  latest = { text, language, attributed }
  return attributed
}

/** The same for words inside another text. */
export const attributedWords = (words: string, language: string): AttributedText =>
  attribute(readingOf(words, language))

function attribute(reading: Reading): AttributedText {
  const unnamed = reading.sentences.map((sentence) => attributionsIn(sentence, reading.text))
  const names = namesIn(reading, unnamed.flat())
  let recent: Recent = { person: null, anyone: null }
  const recentBefore: Recent[] = []
  const bySentence = unnamed.map((attributions, index) => {
    const sentence = reading.sentences[index]
    recentBefore.push(recent)
    const opening = sentence ? openingName(sentence, names, reading.text) : null
    if (opening !== null) recent = afterName(recent, opening)
    return attributions.map((attribution) => {
      const resolved = resolvedSpeaker(attribution.speaker, recent, names)
      if (resolved && attribution.speaker.by !== 'noun') recent = afterName(recent, resolved.name)
      else if (resolved) recent = { ...recent, anyone: resolved.name }
      return { ...attribution, resolved }
    })
  })
  return { reading, bySentence, recent: recentBefore, names }
}

const attributionsIn = (sentence: Sentence, text: string): Attribution[] =>
  sentence.tokens.some(({ key }) => /[\u0900-\u097F\u0600-\u06FF]/.test(key))
    ? southAsianAttributions(sentence, text)
    : englishAttributions(sentence, text)

/** Words between a quotation and the words that attribute it are at most so long. */
const farthest = 240

/** The attribution nearest to a quotation in its sentence; one before it counts first where both are near. */
export function attributionOf(
  { reading, bySentence }: AttributedText,
  range: TextRange,
): NamedAttribution | null {
  const index = sentenceAt(reading, range.start)
  const own = bySentence[index] ?? []
  const last = lastStartingBy(own, range.start)
  const [nearest] = own
    .slice(Math.max(0, last), last + 2)
    .map((attribution) => ({ attribution, distance: distanceTo(reading.text, attribution, range) }))
    .filter(({ distance }) => distance < farthest)
    .toSorted((left, right) => left.distance - right.distance)
  if (nearest) return nearest.attribution
  const before = bySentence[index - 1]?.at(-1)
  const words = reading.text.slice(before?.end ?? range.start, range.start)
  const isIntroduced = /:\s*["“‘'«]?$/u.test(words)
  const isNextSentence = !/\n\s*\n/.test(words) && isFirst(reading, index, range)
  return before && words.length < farthest && (isIntroduced || isNextSentence) ? before : null
}

/** The sentence begins with the quotation. */
const isFirst = ({ sentences }: Reading, index: number, { start }: TextRange) =>
  start - (sentences[index]?.start ?? 0) < 2

function distanceTo(text: string, { start, end }: TextRange, range: TextRange): number {
  if (end <= range.start) {
    const between = text.slice(end, Math.min(range.start, end + farthest))
    return range.start - end + (/[.।۔!?]["”’]?\s/u.test(between) ? farthest : 0)
  }
  if (start >= range.end) return start - range.end + 2
  return 0
}

/**
 * The speaker of a quotation that nobody is named for: the speaker of the one before, where nothing stands between them,
 * otherwise whom the text named last. Null if too many words are between.
 */
export function continuedSpeaker(
  { reading, recent }: AttributedText,
  before: { quotation: Quotation; speaker: string | null },
  { open }: Quotation,
): string | null {
  const between = reading.text.slice(before.quotation.close, open)
  if (between.length > farthest) return null
  if (!/\p{L}/u.test(between)) return before.speaker
  return recent[sentenceAt(reading, open)]?.anyone ?? before.speaker
}
