import type { Line } from './read-source'
import type { TextRange } from './passage'

/** Lines of a page around its text. */
const labels =
  /^(?:advertisement|sponsored|subscribe|sign up|log in|already subscribed|share(?: this)?|follow us|read more|also read|read also|related|topics?\s?:|tags?\s?:|last updated|first published|published\s?:|updated\s?:|about the author|view details|next story|previous story|comments?$|©|copyright|image credit|photo\s?:|यह भी पढ़ें|ये भी पढ़ें|विज्ञापन|یہ بھی پڑھیں|اشتہار)/iu
const isParagraph = (line: string) => /[.।۔!?]["”’»]?$/u.test(line) && line.split(/\s+/).length >= 8

/** Lines that are no part of the text, neighbours joined. */
export function furnitureIn(text: string, lines: readonly Line[], title: TextRange | null): TextRange[] {
  const headline = title && text.slice(title.start, title.end)
  const lastParagraph = lines.findLastIndex((line) => isParagraph(line.text))
  const ranges: TextRange[] = []
  let isJoined = false
  lines.forEach((line, index) => {
    const isRepeated = headline !== null && line.text === headline && line.start !== title?.start
    const isTail = lastParagraph !== -1 && index > lastParagraph
    const isFurniture = isRepeated || isTail || (line.text.length < 200 && labels.test(line.text))
    const last = ranges.at(-1)
    if (isFurniture && isJoined && last) last.end = line.end
    else if (isFurniture) ranges.push({ start: line.start, end: line.end })
    isJoined = isFurniture
  })
  return ranges
}
