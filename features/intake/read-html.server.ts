import 'server-only'
import { parseInThread } from './parser-thread.server'
import type { ParsedSource } from './source-proposal'

/**
 * The article of a page as text, and what the page says about itself.
 * @throws AppError invalid, with a sentence
 */
export const readHtml = (html: string): Promise<ParsedSource> =>
  parseInThread({ format: 'html', bytes: new TextEncoder().encode(html), encoding: 'utf-8' })
