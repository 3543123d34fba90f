import { ListKeys } from '#components/shell/list-keys.client'
import { SearchRow } from '#components/shell/search-row'
import type { ListedStatement } from '#features/statements/queries.server'
import { isVerbatim } from '#features/statements/statement'
import { formatEdtfInSentence } from '#lib/dates'
import { paths } from '#lib/paths'
import { closed, isolated } from '#lib/sentence'
import { langOf } from '#lib/text'
import { PairTicks } from './pair-ticks.client'

type Props = { words: string; statements: readonly ListedStatement[]; next: string | null }

/** Lists the statements; two ticked ones can be paired. */
export function StatementsPage({ words, statements, next }: Props) {
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>Statements</h1>
        <a className="button" href={paths.desk.newSource()}>
          Take one from a text
        </a>
      </div>
      <div className="wrap column">
        <SearchRow action={paths.desk.statements()} label="Words, gloss or speaker" words={words} />
        {statements.length === 0 ? (
          <p>
            {words === ''
              ? 'No statement is on file yet.'
              : closed(`Nothing matches. No statement has “${isolated(words)}”`)}
          </p>
        ) : (
          <form method="get" action={paths.desk.pair()}>
            <ul className="rows">
              {statements.map((statement) => (
                <StatementRow key={statement.id} statement={statement} />
              ))}
            </ul>
            <PairTicks />
          </form>
        )}
        {next === null ? null : (
          <p>
            <a href={olderThan(next, words)}>Older statements</a>
          </p>
        )}
      </div>
      <ListKeys position={`${statements.length} shown`} />
    </main>
  )
}

const olderThan = (before: string, q: string) =>
  `${paths.desk.statements()}?${new URLSearchParams({ q, before }).toString()}`

function StatementRow({ statement }: { statement: ListedStatement }) {
  const { slug, quote, language, wording, said, attributions, appearances, _count: used } = statement
  const speaker = attributions[0]?.speaker.name ?? ''
  const source = appearances[0]?.snapshot.source
  const records = used.recordsAsA + used.recordsAsB
  const isQuoted = isVerbatim(wording)
  return (
    <li className="with-aside">
      <div>
        <p>
          <strong>
            <a href={paths.desk.statement(slug)} data-row="">
              <bdi>{speaker}</bdi>
            </a>
          </strong>
          , {formatEdtfInSentence(said)}
          <span className="label">
            {source ? `, in ${isolated(source.publisher)}` : null}
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
          Pair
          <span className="visually-hidden">
            {' '}
            this one of <bdi>{speaker}</bdi>
          </span>
        </span>
      </label>
    </li>
  )
}
