import { bylineOf } from '#features/publications/listing'
import type { PublishedStatement } from '#features/publications/document'
import { paths } from '#lib/paths'
import { Quotation } from './quotation'

/** Statements in order of time, each with who, when and reported by whom. */
export function StatementList({ statements }: { statements: readonly PublishedStatement[] }) {
  return (
    <ol className="said-list">
      {statements.map((statement) => {
        const speaker = statement.attribution[0]?.speaker
        return (
          <li key={statement.slug}>
            <p className="by">
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
                Details<span className="vh"> of “{statement.quote.slice(0, 60)}”</span>
              </a>
            </p>
          </li>
        )
      })}
    </ol>
  )
}
