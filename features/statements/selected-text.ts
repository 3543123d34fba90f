import { contains } from '#lib/text-search'
import { atField, FieldError } from '#lib/errors'
import { findNear, findQuote, type TextSpan } from './text-selector'
import { contextAround } from './quote-context'

type Selection = { quote: string; context: string | null; language: string }
type SelectedText = { quote: string; quoteAt: number; context: string; contextAt: number }

/**
 * Other words of the text for a statement that stood elsewhere in it; of several places, those near where it stood.
 * Without a context, the words around the quote are it.
 * @throws AppError invalid, at the field
 */
export function selectText(
  { quote, context, language }: Selection,
  text: string,
  stood: { quote: TextSpan; context: TextSpan },
): SelectedText {
  if (context === null) {
    const quoteAt = atField('quote', () => findNear(quote, text, stood.quote))
    const { start, end } = contextAround(text, { start: quoteAt, end: quoteAt + quote.length }, language)
    return { quote, quoteAt, context: text.slice(start, end), contextAt: start }
  }
  const contextAt = atField('context', () => findNear(context, text, stood.context))
  const hasQuote = contains(context, quote)
  if (!hasQuote && contains(text, quote))
    throw new FieldError('context', 'These words do not hold the quotation. Take more, or leave this empty.')
  const near = { start: stood.quote.start - contextAt, end: stood.quote.end - contextAt }
  const quoteAt = atField('quote', () =>
    hasQuote ? contextAt + findNear(quote, context, near) : findQuote(quote, text, null),
  )
  return { quote, quoteAt, context, contextAt }
}
