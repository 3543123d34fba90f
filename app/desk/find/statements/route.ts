import { typeAheadHandler } from '#app/desk/find/type-ahead-handler.server'
import { deskStatements } from '#features/statements/queries.server'
import { formatEdtfInSentence } from '#lib/dates'

const offersMax = 8
const quoteMax = 90

/** Shortens a quote without splitting a surrogate pair. */
const shorten = (quote: string) =>
  quote.length <= quoteMax ? quote : `${quote.slice(0, quoteMax).replace(/[\uD800-\uDBFF]$/, '')}…`

export const GET = typeAheadHandler(async (editor, words) => {
  const { statements } = await deskStatements(editor, { words, before: null })
  return statements.slice(0, offersMax).map(({ slug, quote, attributions, said }) => ({
    value: slug,
    label: attributions[0]?.speaker.name ?? '',
    about: `${shorten(quote)} (${formatEdtfInSentence(said)})`,
  }))
})
