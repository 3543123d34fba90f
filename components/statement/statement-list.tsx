import { bylineOf } from '#features/publications/listing-row'
import { listedMax } from '#features/publications/filter'
import type { PublishedStatement } from '#features/publications/document'
import { isVerbatim } from '#features/statements/statement'
import { paths } from '#lib/paths'
import { Quotation } from './quotation'

/** Enough words to distinguish the links. Only a speaker's quoted words get quotation marks. */
function firstWords({ quote, wording }: PublishedStatement): string {
  const words = quote.split(/\s+/u).slice(0, 8).join(' ')
  return isVerbatim(wording) ? `“${words}”` : words
}

type StatementListProps = { statements: readonly PublishedStatement[]; isLatest?: boolean }

/** Statements by date, each with speaker, date and source; all of them, or the latest. */
export function StatementList({ statements, isLatest = false }: StatementListProps) {
  return (
    <>
      {isLatest && statements.length === listedMax ? (
        <p className="muted">The latest {listedMax} are listed.</p>
      ) : null}
      <ol className="said-list">
        {statements.map((statement) => {
          const speaker = statement.attribution[0]?.speaker
          return (
            <li key={statement.slug}>
              <p className="byline">
                {speaker ? (
                  <b>
                    <a href={paths.speaker(speaker.slug)}>
                      <bdi>{speaker.name}</bdi>
                    </a>
                  </b>
                ) : null}
                , {bylineOf(statement)}, in{' '}
                <a href={paths.source(statement.source.slug)}>
                  <bdi>{statement.source.publisher}</bdi>
                </a>
              </p>
              <Quotation statement={statement} isFramed={false} />
              <p className="small">
                <a href={paths.statement(statement.slug)}>
                  Details
                  <span className="visually-hidden">
                    {' '}
                    of <bdi>{firstWords(statement)}</bdi>
                  </span>
                </a>
              </p>
            </li>
          )
        })}
      </ol>
    </>
  )
}
