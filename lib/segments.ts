const segmenters = new Map<string, Intl.Segmenter>()

/** A segmenter of a stored language. Languages of earlier releases may be no locale; their first subtag is. */
export function segmenterFor(language: string, granularity: 'word' | 'sentence'): Intl.Segmenter {
  const key = `${granularity} ${language}`
  const segmenter = segmenters.get(key) ?? new Intl.Segmenter(localeOf(language), { granularity })
  segmenters.set(key, segmenter)
  return segmenter
}

function localeOf(language: string): string {
  const tags = [language, language.split('-')[0] ?? '']
  return tags.find((tag) => isLocale(tag)) ?? 'en'
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

type Segment = { segment: string; index: number; isWordLike: boolean }

/** In UTF-16 units. A segmenter copies its whole text into every segment, so it gets one window at a time. */
const windowLength = 256
/** A boundary this close to the end of a window may depend on the text after it. */
const lookahead = 16

/** The segments of a text, in order, in linear time and memory. A window grows until it contains a whole segment. */
export function* segmentsOf(text: string, segmenter: Intl.Segmenter): Generator<Segment> {
  let [start, length] = [0, windowLength]
  while (start < text.length) {
    const isLast = start + length >= text.length
    let certain = 0
    for (const { segment, index, isWordLike = false } of segmenter.segment(
      text.slice(start, start + length),
    )) {
      const end = index + segment.length
      if (!isLast && end > length - lookahead) break
      yield { segment, index: start + index, isWordLike }
      certain = end
    }
    start = isLast ? text.length : start + certain
    length = certain > 0 ? windowLength : length * 2
  }
}
