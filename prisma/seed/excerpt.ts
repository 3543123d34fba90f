type Piece = { text: string; start: number; end: number }

/** An excerpt of an article, with a map from offsets in the article to offsets in the excerpt (UTF-16). */
export type Excerpt = { text: string; offsetOf: (inArticle: number) => number }

const omission = ' […] '

/**
 * Merges pieces of one article in its order. Overlapping pieces become one. A gap in `preservedGaps`, by its offset in the
 * article, is preserved; any other becomes "[…]".
 */
export function excerptOf(pieces: readonly Piece[], preservedGaps: ReadonlyMap<number, string>): Excerpt {
  const islands: Piece[] = []
  for (const piece of pieces.toSorted((left, right) => left.start - right.start || right.end - left.end)) {
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
    if (before) text += preservedGaps.get(before.end) ?? omission
    const at = text.length
    text += island.text
    return at
  })
  return {
    text,
    offsetOf: (inArticle) => {
      const index = islands.findIndex(({ start, end }) => inArticle >= start && inArticle <= end)
      const [island, at] = [islands[index], starts[index]]
      if (!island || at === undefined)
        throw new Error(`The excerpt does not contain offset ${inArticle} of the article.`)
      return at + inArticle - island.start
    },
  }
}
