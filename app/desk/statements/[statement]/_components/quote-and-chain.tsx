import type { DeskStatementPage } from '#features/statements/queries.server'
import { attributionSentence, isVerbatim } from '#features/statements/statement'
import { paths } from '#lib/paths'
import { langOf } from '#lib/text'

/** The words as the source has them, the reporter's around them in grey; then through whom they reached us. */
export function QuoteAndChain({ statement }: { statement: DeskStatementPage }) {
  const { quote, context, quoteStart, wording, language, attributions } = statement
  return (
    <>
      <blockquote
        className={isVerbatim(wording) ? 'quotation in-frame' : 'quotation paraphrase in-frame'}
        lang={langOf(language)}
        dir="auto"
      >
        <span className="frame">{context.slice(0, quoteStart)}</span>
        <strong>{quote}</strong>
        <span className="frame">{context.slice(quoteStart + quote.length)}</span>
      </blockquote>
      <section aria-labelledby="chain">
        <h2 id="chain">Who says so</h2>
        <p>{attributionSentence(attributions)}</p>
        <ol className="chain-drawn">
          {attributions.toReversed().map(({ id, speaker, capacity, cue, seen }) => (
            <li key={id} className={seen ? undefined : 'unseen'}>
              <a href={paths.desk.speaker(speaker.slug)}>{speaker.name}</a>
              {capacity === null ? null : `, ${capacity.title},`} {cue}
              {seen ? null : <span className="label"> (not seen by us)</span>}
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}
