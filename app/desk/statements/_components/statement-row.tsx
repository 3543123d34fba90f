import type { ListedStatement } from '#features/statements/queries.server'
import { isVerbatim } from '#features/statements/statement'
import { formatEdtfInSentence } from '#lib/dates'
import { paths } from '#lib/paths'
import { langOf } from '#lib/text'

export function StatementRow({ statement }: { statement: ListedStatement }) {
  const { slug, quote, language, wording, said, attributions, appearances, _count: used } = statement
  const speaker = attributions[0]?.speaker.name ?? ''
  const source = appearances[0]?.snapshot.source
  const records = used.recordsAsA + used.recordsAsB
  const isQuoted = isVerbatim(wording)
  return (
    <li className="with-aside">
      <div>
        <p>
          <a href={paths.desk.statement(slug)} data-row="">
            <strong>{speaker}</strong>
          </a>
          , {formatEdtfInSentence(said)}
          <span className="label">
            {source ? `, in ${source.publisher}` : null}
            {records === 0 ? ', in no record' : `, in ${records} ${records === 1 ? 'record' : 'records'}`}
          </span>
        </p>
        <p className={isQuoted ? 'quotation' : 'quotation paraphrase'} lang={langOf(language)} dir="auto">
          {isQuoted ? `“${quote}”` : quote}
        </p>
      </div>
      <label className="check">
        <input type="checkbox" name="s" value={slug} />
        <span>
          Pair<span className="visually-hidden"> this one of {speaker}</span>
        </span>
      </label>
    </li>
  )
}
