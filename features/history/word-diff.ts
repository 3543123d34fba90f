import { segmentsOf } from '#lib/segments'

export type DiffRun = { kind: 'same' | 'gone' | 'new'; text: string }

/** Beyond this many comparisons the texts are shown one after the other. */
const comparisonsMax = 1_000_000
const wordSegmenter = new Intl.Segmenter(['en', 'hi'], { granularity: 'word' })
/** In UTF-16 code units: the longest context of a statement. Longer texts are split at spaces, which is faster. */
const segmentedMax = 40_000

function tokensOf(text: string): string[] {
  if (text.length > segmentedMax) return text.split(/(?<=\s)(?=\S)(?!\p{M})/u)
  return Array.from(segmentsOf(text, wordSegmenter), ({ segment }) => segment)
}

/**
 * The removed and the added words. Word boundaries follow Unicode, so that no cluster (a Devanagari syllable, an emoji)
 * is split. All runs but the new ones form the old text; all but the gone ones form the new text.
 */
export function wordDiff(before: string, after: string): DiffRun[] {
  const [one, other] = [tokensOf(before), tokensOf(after)]
  let head = 0
  while (head < one.length && head < other.length && one[head] === other[head]) head++
  let tail = 0
  while (
    tail < one.length - head &&
    tail < other.length - head &&
    one[one.length - 1 - tail] === other[other.length - 1 - tail]
  )
    tail++
  const middle = diffSegments(one.slice(head, one.length - tail), other.slice(head, other.length - tail))
  const runs: DiffRun[] = [
    { kind: 'same', text: one.slice(0, head).join('') },
    ...middle,
    { kind: 'same', text: one.slice(one.length - tail).join('') },
  ]
  return mergeRuns(runs)
}

/** The longest common subsequence of pieces, by dynamic programming. */
function diffSegments(one: string[], other: string[]): DiffRun[] {
  const [removed, added] = [one.join(''), other.join('')]
  if (one.length * other.length > comparisonsMax)
    return [
      { kind: 'gone', text: removed },
      { kind: 'new', text: added },
    ]
  const width = other.length + 1
  const common = new Uint32Array((one.length + 1) * width)
  const at = (row: number, column: number) => common[row * width + column] ?? 0
  for (let row = one.length - 1; row >= 0; row--)
    for (let column = other.length - 1; column >= 0; column--)
      common[row * width + column] =
        one[row] === other[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
  const runs: DiffRun[] = []
  let [row, column] = [0, 0]
  while (row < one.length || column < other.length) {
    const [left, right] = [one[row], other[column]]
    if (left !== undefined && left === right) {
      runs.push({ kind: 'same', text: left })
      row++
      column++
    } else if (right === undefined || (left !== undefined && at(row + 1, column) >= at(row, column + 1))) {
      runs.push({ kind: 'gone', text: left ?? '' })
      row++
    } else {
      runs.push({ kind: 'new', text: right })
      column++
    }
  }
  return runs
}

const isWord = /[\p{L}\p{N}]/u

/** Merges adjacent changes, removed before added; a space or comma between two changes joins both. */
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
