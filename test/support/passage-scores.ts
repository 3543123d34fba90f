import type { FoundPassage } from '#features/intake/passage'
import type { Mark, MarkedText } from './marked-texts'

export type Score = { found: number; marked: number; right: number; named: number; wrong: string[] }

const overlap = (left: Mark | FoundPassage, right: Mark) =>
  (Math.min(left.end, right.end) - Math.max(left.start, right.start)) /
  (Math.max(left.end, right.end) - Math.min(left.start, right.start))
/** Reported words may be cut in several right ways; a quotation has one. */
const isSame = (passage: FoundPassage, mark: Mark) =>
  mark.kind === 'quotation'
    ? passage.start === mark.start && passage.end === mark.end
    : overlap(passage, mark) > 0.7

const bare = (name: string | null) =>
  (name ?? '').toLowerCase().replace(/^(?:the|a|an) |^(?:mr|mrs|ms)\.? /, '')

/** Compares the passages of one kind that were found with those that a person marked. */
export function scoreOf(
  kind: Mark['kind'],
  texts: readonly MarkedText[],
  find: (marked: MarkedText) => FoundPassage[],
): Score {
  const score: Score = { found: 0, marked: 0, right: 0, named: 0, wrong: [] }
  for (const marked of texts) {
    const words = ({ start, end }: { start: number; end: number }) => marked.text.slice(start, end)
    const passages = find(marked).filter((passage) => passage.kind === kind)
    const marks = marked.marks.filter((mark) => mark.kind === kind)
    score.found += passages.length
    score.marked += marks.length
    for (const mark of marks) {
      const passage = passages.find((other) => isSame(other, mark))
      if (!passage) score.wrong.push(`missed: ${words(mark)}`)
      else {
        score.right++
        const speaker = passage.proposal.speaker?.name ?? null
        if (bare(speaker) === bare(mark.speaker)) score.named++
        else score.wrong.push(`named ${speaker}, not ${mark.speaker}: ${words(mark)}`)
      }
    }
    for (const passage of passages)
      if (!marks.some((mark) => isSame(passage, mark))) score.wrong.push(`too much: ${words(passage)}`)
  }
  return score
}

export const precision = ({ right, found }: Score) => right / found
export const recall = ({ right, marked }: Score) => right / marked
export const speakersRight = ({ named, right }: Score) => named / right
