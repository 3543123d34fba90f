import mammoth from 'mammoth'
import { readPastedText } from './read-source'
import { type ParsedSource, UnreadableSource } from './source-proposal'

/** The text of a Word document (.docx): its paragraphs, without pictures. */
export async function parseWord(bytes: Uint8Array): Promise<ParsedSource> {
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
  const text = value.replaceAll(/\n{3,}/g, '\n\n').trim()
  if (text === '')
    throw new UnreadableSource('This document has no text. Type or paste the words that you need.')
  return { text, proposal: readPastedText(text), places: [] }
}
