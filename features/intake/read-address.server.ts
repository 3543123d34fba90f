import 'server-only'
import { fetchPage } from './fetch-page.server'
import { parseInThread } from './parser-thread.server'
import type { ParsedSource } from './source-proposal'

/**
 * The text of a page of the public web, what it says about itself, and its address after redirects.
 * @throws AppError invalid, with a sentence
 */
export async function readAddress(typed: string): Promise<ParsedSource & { address: string }> {
  const { address, format, bytes, encoding } = await fetchPage(typed)
  return { ...(await parseInThread({ format, bytes, encoding })), address }
}
