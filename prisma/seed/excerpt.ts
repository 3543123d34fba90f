type Piece = { text: string; start: number; end: number }

/** An excerpt of an article, and where a place in the article stands in it. UTF-16 offsets. */
export type Excerpt = { text: string; offsetOf: (inArticle: number) => number }

const cut = ' […] '

/**
 * Merges pieces of one article in the order of its text. Overlapping pieces become one. A gap of white space or a
 * comma, given by where it starts in the article, is kept; any other becomes "[…]".
 */
export function excerptOf(pieces: readonly Piece[], keptGaps: ReadonlyMap<number, string>): Excerpt {
  const islands: Piece[] = []
  for (const piece of pieces.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    const last = islands.at(-1)
    if (!last || piece.start > last.end) islands.push({ ...piece })
    else if (piece.end > last.end) {
      last.text += piece.text.slice(last.end - piece.start)
      last.end = piece.end
    }
  }
  let text = ''
  const starts = islands.map((island, index) => {
    const before = islands[index - 1]
    if (before) text += keptGaps.get(before.end) ?? cut
    const at = text.length
    text += island.text
    return at
  })
  return {
    text,
    offsetOf: (inArticle) => {
      const index = islands.findIndex(({ start, end }) => inArticle >= start && inArticle <= end)
      const [island, at] = [islands[index], starts[index]]
      if (!island || at === undefined) throw new Error(`Nothing of the article stands at ${inArticle}.`)
      return at + inArticle - island.start
    },
  }
}
