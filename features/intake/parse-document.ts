import { textLengthMax } from '#features/sources/schema'
import { readPastedText } from './read-source'
import type { SourceFormat } from './source-file'
import { type ParsedSource, UnreadableSource } from './source-proposal'

export type ParserTask = { format: SourceFormat; bytes: Uint8Array; encoding: string }

type Parser = (task: ParserTask) => ParsedSource | Promise<ParsedSource>

/** Loads what parses a format. The result throws an UnreadableSource with a sentence for people. */
export async function documentParser(
  format: SourceFormat,
): Promise<(task: ParserTask) => Promise<ParsedSource>> {
  const parse = await parsers[format]()
  return async (task) => checked(await parse(task))
}

function checked(source: ParsedSource): ParsedSource {
  if (source.text.trim() === '') throw new UnreadableSource('There is no text in it.')
  if (source.text.length > textLengthMax)
    throw new UnreadableSource(
      `Its text is too long: ${source.text.length.toLocaleString('en')} characters, at most ${textLengthMax.toLocaleString('en')}. Paste the part that you need.`,
    )
  return source
}

/** Loads the parser of one format alone, which takes most of the thread's start. */
const parsers: Record<SourceFormat, () => Promise<Parser>> = {
  // A page on the web may have a stray byte; a file that an editor adds must be right.
  html: async () => {
    const { parseHtml } = await import('./parse-html')
    return ({ bytes, encoding }) => parseHtml(new TextDecoder(encoding).decode(bytes))
  },
  txt: async () => (task) => parseText(decoded(task)),
  subtitles: async () => {
    const { parseSubtitles } = await import('./parse-subtitles')
    return (task) => parseSubtitles(decoded(task))
  },
  word: async () => {
    const { parseWord } = await import('./parse-word')
    return ({ bytes }) => parseWord(bytes)
  },
  pdf: async () => {
    const { parsePdf } = await import('./parse-pdf')
    return ({ bytes }) => parsePdf(bytes)
  },
  mail: async () => {
    const { parseMail } = await import('./parse-mail')
    return ({ bytes }) => parseMail(bytes)
  },
}

const parseText = (text: string): ParsedSource => ({ text, proposal: readPastedText(text), places: [] })

/** Bytes that are no text in the stated encoding are refused; so is NUL, which no text has. */
function decoded({ bytes, encoding }: ParserTask): string {
  const text = decode(bytes, encoding)
  if (text.includes('\0')) throw new UnreadableSource('This is no text: it has bytes that no text has.')
  return text.replaceAll('\r\n', '\n')
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new UnreadableSource(
      `This is no text in the encoding ${encoding}. Save it as UTF-8, then add it again.`,
    )
  }
}
