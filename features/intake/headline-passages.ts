import type { TextRange } from './passage'

type HeadlineReading = { words: TextRange; speaker: string | null; cue: string | null }
export type HeadlineLine = TextRange & { reading: HeadlineReading | null }

const readAlso = /^(?:also read|read also|read more|related|यह भी पढ़ें|ये भी पढ़ें|یہ بھی پڑھیں)\s*[:：-]\s*/iu
const longest = 300

/** The lines of a text that are its headline, or name another report. */
export function headlineLines(text: string, title: string): HeadlineLine[] {
  const lines: HeadlineLine[] = []
  const headline = title.trim() || firstLine(text)
  let isFirst = true
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start)
    const end = newline === -1 ? text.length : newline
    const line = text.slice(start, end)
    const at = start + line.length - line.trimStart().length
    const words = line.trim()
    const label = words.length <= longest ? (readAlso.exec(words)?.[0] ?? '') : ''
    const isHeadline = words !== '' && words === headline
    if (isHeadline || label !== '') {
      const own = { start: at + label.length, end: at + words.length }
      const isRepeated = isHeadline && !isFirst
      lines.push({ start: at, end: at + words.length, reading: isRepeated ? null : readHeadline(text, own) })
      if (isHeadline) isFirst = false
    }
    start = end + 1
  }
  return lines
}

/** A first line without a full stop, with another paragraph after it. */
function firstLine(text: string): string {
  const start = text.length - text.trimStart().length
  const newline = text.indexOf('\n', start)
  const line = newline === -1 ? '' : text.slice(start, newline).trim()
  return line.length > longest || /[.।۔!?"”]$/u.test(line) || line.split(/\s+/).length < 4 ? '' : line
}

const speakerMax = 6
const noSpeaker =
  /^(?:explained|watch|opinion|photos?|video|breaking|exclusive|live|analysis|review|update|fact[- ]check|interview|editorial|letters?|वीडियो|देखें|ویڈیو)$/iu
const sources =
  /(?:sources|officials|police|report|govt|government|study|minister|board|council|union|ministry|court|company)$/iu
/** A name, as far as its letters show; other scripts have no capitals. */
const isNamed = (words: string) =>
  !noSpeaker.test(words) &&
  (!/\p{Script=Latin}/u.test(words) ||
    sources.test(words) ||
    /^(?:\p{Lu}[^\s]*|of|the|and|for)(?:\s(?:\p{Lu}[^\s]*|of|the|and|for))*$/u.test(words) ||
    /\p{Lu}\S+\s\p{Lu}\S+$/u.test(words))
const countWords = (words: string) => words.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** “Words: speaker”, “Speaker: words”, “Words, says speaker”. */
function readHeadline(text: string, { start, end }: TextRange): HeadlineReading | null {
  const line = text.slice(start, end)
  if (line.length > longest) return null
  const says = /^(?<words>[^]{8,}?)[,:]? (?<cue>says|said|say|tells?|told) (?<speaker>[^,:]{2,60})$/u.exec(
    line,
  )?.groups
  if (
    says?.words !== undefined &&
    says.speaker !== undefined &&
    countWords(says.speaker) <= speakerMax &&
    /[,'’”"]$/.test(says.words + (line[says.words.length] ?? ''))
  )
    return {
      words: withoutMarks(text, { start, end: start + says.words.length }),
      speaker: says.speaker,
      cue: says.cue ?? null,
    }
  const direct =
    /^(?<speaker>[^,:]{2,60}?) (?<cue>says|said|denies|claims|ने कहा|बोले|बोलीं|बोला|نے کہا|بولے)(?: that| कि| کہ)?[,:،-]? ?[-–—]? (?<words>[^]{8,})$/u.exec(
      line,
    )?.groups
  if (direct?.words !== undefined && direct.speaker !== undefined && countWords(direct.speaker) <= speakerMax)
    return {
      words: withoutMarks(text, { start: end - direct.words.length, end }),
      speaker: direct.speaker,
      cue: direct.cue ?? null,
    }
  const colon = line.search(/[:：]\s/u)
  if (colon === -1) return null
  const last = line.lastIndexOf(': ')
  const [before, after] = [line.slice(0, colon), line.slice(last + 1).trim()]
  if (
    isNamed(before.trim()) &&
    countWords(before) <= speakerMax &&
    countWords(before) < countWords(line.slice(colon + 1))
  )
    return { words: withoutMarks(text, { start: start + colon + 1, end }), speaker: before.trim(), cue: null }
  if (isNamed(after) && countWords(after) <= speakerMax)
    return { words: withoutMarks(text, { start, end: start + last }), speaker: after, cue: null }
  return null
}

/** White space and a pair of quotation marks around all the words are left out. */
function withoutMarks(text: string, { start, end }: TextRange): TextRange {
  const words = text.slice(start, end)
  const from = start + words.length - words.trimStart().length
  const upto = start + words.trimEnd().length
  const [first = '', last = ''] = [text[from], text[upto - 1]]
  const inner = text.slice(from + 1, upto - 1)
  const isMarked = ['""', '“”', '‘’', "''"].includes(first + last) && !inner.includes(first)
  return isMarked ? { start: from + 1, end: upto - 1 } : { start: from, end: upto }
}
