import 'server-only'
import { AppError } from '#lib/errors'
import { parseInThread } from './parser-thread.server'
import { fileEncoding, fileFormat } from './source-file'
import { type ParsedSource, UnreadableSource } from './source-proposal'

/**
 * The text of a file, what it says about its source, and the places of its pages or moments.
 * @throws AppError invalid, with a sentence
 */
export async function readFile(name: string, bytes: Uint8Array): Promise<ParsedSource> {
  return parseInThread({ format: formatOf(name, bytes), bytes, encoding: fileEncoding(bytes) })
}

function formatOf(name: string, bytes: Uint8Array) {
  try {
    return fileFormat(name, bytes)
  } catch (error) {
    throw error instanceof UnreadableSource ? new AppError('invalid', error.message) : error
  }
}
