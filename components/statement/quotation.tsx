import type { PublishedStatement } from '#features/publications/document'
import { isVerbatim } from '#features/statements/statement'
import { langOf } from '#lib/text'

/** A statement in its source's words: the speaker's in serif, the reporter's around them in grey. */
export function Quotation({ statement, isFramed }: { statement: PublishedStatement; isFramed: boolean }) {
  const { context, quote, quoteStart, wording, language } = statement
  const verbatim = isVerbatim(wording)
  const before = context.slice(0, quoteStart).replace(/["“]$/u, '')
  const after = context.slice(quoteStart + quote.length).replace(/^["”]/u, '')
  return (
    <blockquote
      className={verbatim ? 'quotation' : 'quotation paraphrase'}
      lang={langOf(language)}
      dir="auto"
    >
      <p>
        {isFramed && before ? <span className="frame">{before}</span> : null}
        {verbatim ? `“${quote}”` : quote}
        {isFramed && after ? <span className="frame">{after}</span> : null}
      </p>
    </blockquote>
  )
}
