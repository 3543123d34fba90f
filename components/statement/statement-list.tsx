import { bylineOf } from '#features/publications/listing-row'
import { listedMax } from '#features/publications/filter'
import type { PublishedStatement } from '#features/publications/document'
import { isVerbatim } from '#features/statements/statement'
import { paths } from '#lib/paths'
import { Quotation } from './quotation'

/** Enough to tell one link from another; marks only round words a speaker is quoted as saying. */
function firstWords({ quote, wording }: PublishedStatement): string {
  const words = quote.split(/\s+/u).slice(0, 8).join(' ')
  return isVerbatim(wording) ? `“${words}”` : words
}

type StatementListProps = { statements: readonly PublishedStatement[]; isLatest?: boolean }

/** Statements in order of time, each with who, when and reported by whom; all of them, or the latest. */
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
                  <a href={paths.speaker(speaker.slug)}>
                    <b>{speaker.name}</b>
                  </a>
                ) : null}
                , {bylineOf(statement)}, in{' '}
                <a href={paths.source(statement.source.slug)}>{statement.source.publisher}</a>
              </p>
              <Quotation statement={statement} isFramed={false} />
              <p className="small">
                <a href={paths.statement(statement.slug)}>
                  Details<span className="visually-hidden"> of {firstWords(statement)}</span>
                </a>
              </p>
            </li>
          )
        })}
      </ol>
    </>
  )
}
