import { textLengthMax } from '#features/sources/schema'
import { parseHtml } from './parse-html'
import { readPastedText } from './read-source'
import { type ParsedSource, UnreadableSource } from './source-proposal'

type SourceFormat = 'html' | 'txt'
export type ParserTask = { format: SourceFormat; bytes: Uint8Array; encoding: string }

/**
 * The text of a page or a file, and what it says about its source.
 * @throws UnreadableSource with a sentence for people
 */
export async function parseDocument(task: ParserTask): Promise<ParsedSource> {
  const source = await parsers[task.format](task)
  if (source.text.trim() === '') throw new UnreadableSource('There is no text in it.')
  if (source.text.length > textLengthMax)
    throw new UnreadableSource(
      `Its text is too long: ${source.text.length.toLocaleString('en')} characters, at most ${textLengthMax.toLocaleString('en')}. Paste the part that you need.`,
    )
  return source
}

const parsers: Record<SourceFormat, (task: ParserTask) => ParsedSource | Promise<ParsedSource>> = {
  // A page on the web may have a stray byte; a file that an editor adds must be right.
  html: ({ bytes, encoding }) => parseHtml(new TextDecoder(encoding).decode(bytes)),
  txt: (task) => parseText(decoded(task)),
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
    throw new UnreadableSource(`This is no text in the encoding ${encoding}.`)
  }
}
