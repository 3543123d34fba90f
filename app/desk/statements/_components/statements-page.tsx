import { ListKeys } from '#components/shell/list-keys.client'
import { SearchRow } from '#components/shell/search-row'
import type { ListedStatement } from '#features/statements/queries.server'
import { paths } from '#lib/paths'
import { PairTicks } from './pair-ticks.client'
import { StatementRow } from './statement-row'

type Props = { words: string; statements: readonly ListedStatement[]; next: string | null }

/** Two that are ticked are paired. */
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
            {words === '' ? 'No statement is on file yet.' : `Nothing matches. No statement has “${words}”.`}
          </p>
        ) : (
          <form method="get" action={paths.desk.pair()} className="ticked-list">
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
