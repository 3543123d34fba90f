import type { SourceKind } from '#features/sources/source'
import type { Seen } from './source-proposal'
import type { Line } from './read-source'

/** Lines that only one kind of source has. */
const signs: readonly (readonly [SourceKind, RegExp])[] = [
  [
    'PRESS_RELEASE',
    /^(?:for immediate release|press release|media release|press statement|प्रेस विज्ञप्ति|پریس ریلیز)\b/iu,
  ],
  ['PARLIAMENTARY_RECORD', /^(?:lok sabha|rajya sabha|house of commons|(?:un)?starred question no)/iu],
  ['COURT_FILING', /^in the (?:[\p{L}]+ )?(?:high|supreme|district|county) court/iu],
  [
    'INFORMATION_REPLY',
    /^(?:sub(?:ject)?\s?[:.]?\s*)?(?:reply|information).{0,40}(?:right to information|rti act|freedom of information)/iu,
  ],
  ['LETTER', /^(?:dear|respected|to the editor|महोदय|محترم)\b.{0,60}[,:]?$/iu],
  ['POST', /^.{0,60}(?:^|\s)@\w{2,30}(?:\s|$).{0,40}$/u],
]
const turn = /^[\p{L}\p{M} .’'-]{2,30}: \S/u
const turnsMin = 4

/** The kind of a source, where a line of it says so. */
export function sourceKindOf(lines: readonly Line[], hasFactsOfArticle: boolean): Seen<SourceKind> | null {
  for (const line of lines.slice(0, 12))
    for (const [kind, sign] of signs)
      if (line.text.length < 200 && sign.test(line.text))
        return {
          value: kind,
          where: `the line “${line.text.slice(0, 60)}”`,
          at: { start: line.start, end: line.end },
        }
  const turns = lines.filter((line) => turn.test(line.text.slice(0, 40)))
  if (turns.length >= turnsMin && turns.length * 2 > lines.length)
    return { value: 'TRANSCRIPT', where: 'names of speakers before their words', at: null }
  return hasFactsOfArticle ? { value: 'ARTICLE', where: 'its byline, date or dateline', at: null } : null
}
