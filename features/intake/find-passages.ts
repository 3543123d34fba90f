import { describeRange } from './describe-range'
import type { FoundPassage, PassageProposal, ReadingOptions, TextRange } from './passage'
import { trimmed } from './reading'
import { containing, readSource, type SourceReading } from './source-reading'

/** The passages of a text that somebody is quoted or reported with, in their order. */
export function findPassages(text: string, options: ReadingOptions): FoundPassage[] {
  const source = readSource(text, options)
  const headlines = source.headlines.flatMap(({ reading }) =>
    reading ? [passage(source, reading.words, 'headline')] : [],
  )
  const quotations = source.quotations.map(({ words }) => passage(source, words, 'quotation'))
  const reported = reportedRanges(source).map((range) => passage(source, range, 'reported'))
  return [...headlines, ...quotations, ...reported].toSorted((left, right) => left.start - right.start)
}

/** What the text says about any range of it. */
export function describePassage(text: string, range: TextRange, options: ReadingOptions): PassageProposal {
  return describeRange(readSource(text, options), trimmed(text, range))
}

const passage = (source: SourceReading, range: TextRange, kind: FoundPassage['kind']): FoundPassage => ({
  ...range,
  kind,
  proposal: describeRange(source, range),
})

/** Words that a report gives without quotation marks. */
function reportedRanges({ attributed, headlines, quotations }: SourceReading): TextRange[] {
  const ranges: TextRange[] = []
  let next = 0
  const serving = new Set(quotations.map(({ attribution }) => attribution))
  for (const attribution of attributed.bySentence.flat()) {
    const { reported, cue } = attribution
    // “…,” she said: the words before the quotation are not hers.
    if (reported && serving.has(attribution) && reported.end <= cue.start) continue
    if (!reported || containing(headlines, reported)) continue
    while ((quotations[next]?.words.end ?? Infinity) <= reported.start) next++
    const quotation = quotations[next]
    if (quotation && quotation.words.start < reported.end) continue
    if ((ranges.at(-1)?.end ?? 0) > reported.start) continue
    ranges.push(reported)
  }
  return ranges
}
