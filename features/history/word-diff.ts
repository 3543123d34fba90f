import { diffArrays } from 'diff'
import { segmentsOf } from '#lib/segments'

export type DiffRun = { kind: 'same' | 'gone' | 'new'; text: string }

/** The time of a diff rises with the square of this number. Texts that differ more are shown one after the other. */
const maxEditLength = 600
const wordSegmenter = new Intl.Segmenter(['en', 'hi'], { granularity: 'word' })
/** In UTF-16 code units: the longest context of a statement. Longer texts are split at spaces, which is faster. */
const segmentedMax = 40_000

const spacedTokens = (text: string) => text.split(/(?<=\s)(?=\S)(?!\p{M})/u)
const wordTokens = (text: string) => Array.from(segmentsOf(text, wordSegmenter), ({ segment }) => segment)

/**
 * The changes between two texts, word by word. Words are cut where Unicode cuts them, so that no grapheme cluster (a
 * Devanagari syllable, an emoji) is split. Without the new runs it is the text before, without those gone the text after.
 */
export function wordDiff(before: string, after: string): DiffRun[] {
  const tokensOf = Math.max(before.length, after.length) > segmentedMax ? spacedTokens : wordTokens
  const [old, current] = [tokensOf(before), tokensOf(after)]
  // Without the common ends, an inserted or removed paragraph of any length costs no search.
  let head = 0
  while (head < old.length && head < current.length && old[head] === current[head]) head++
  let tail = 0
  while (
    tail < old.length - head &&
    tail < current.length - head &&
    old[old.length - 1 - tail] === current[current.length - 1 - tail]
  )
    tail++
  return mergeRuns([
    { kind: 'same', text: old.slice(0, head).join('') },
    ...diffTokens(old.slice(head, old.length - tail), current.slice(head, current.length - tail)),
    { kind: 'same', text: old.slice(old.length - tail).join('') },
  ])
}

function diffTokens(old: string[], current: string[]): DiffRun[] {
  const changes = diffArrays(old, current, { maxEditLength })
  if (!changes)
    return [
      { kind: 'gone', text: old.join('') },
      { kind: 'new', text: current.join('') },
    ]
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'new' : removed ? 'gone' : 'same',
    text: value.join(''),
  }))
}

const isWord = /[\p{L}\p{N}]/u

/** Merges adjacent changes, removed words before added ones. A space or comma between two changes belongs to both. */
function mergeRuns(runs: readonly DiffRun[]): DiffRun[] {
  const merged: DiffRun[] = []
  let [removed, added, common] = ['', '', '']
  const flush = () => {
    if (removed !== '') merged.push({ kind: 'gone', text: removed })
    if (added !== '') merged.push({ kind: 'new', text: added })
    if (common !== '') merged.push({ kind: 'same', text: common })
    ;[removed, added, common] = ['', '', '']
  }
  for (const { kind, text } of runs) {
    if (text === '') continue
    if (kind === 'same') {
      common += text
      if (isWord.test(text) || removed + added === '') flush()
    } else {
      if (kind === 'gone') removed += common + text
      else added += common + text
      if (common !== '' && kind === 'gone') added += common
      else if (common !== '') removed += common
      common = ''
    }
  }
  flush()
  return mergeNeighbours(merged)
}

function mergeNeighbours(runs: readonly DiffRun[]): DiffRun[] {
  const merged: DiffRun[] = []
  for (const run of runs) {
    const last = merged.at(-1)
    if (last?.kind === run.kind) merged[merged.length - 1] = { kind: run.kind, text: last.text + run.text }
    else merged.push(run)
  }
  return merged
}
