import type { RecordDocument } from '#features/publications/document'
import { paths } from '#lib/paths'
import { capitalize } from '#lib/text'
import { dayOfStatement, occasionOf, type SideProps } from './side-props'
import { StatementText } from './statement-text'

export function Side({ view, document }: { view: SideProps; document: RecordDocument }) {
  const { key, statement, originator, order } = view
  const { prefix, day, words } = dayOfStatement(statement)
  const occasion = occasionOf(statement)
  const lead = occasion === null ? capitalize(prefix) : `${occasion}, ${prefix}`
  return (
    <article className={`side ${key}`} aria-labelledby={`speaker-${key}`}>
      <header>
        <p className="label">{order}</p>
        <h2 id={`speaker-${key}`}>
          <a href={paths.speaker(originator.speaker.slug)}>{originator.speaker.name}</a>
        </h2>
        <p>
          {lead}
          {day === null ? lead === '' ? capitalize(words) : words : <time dateTime={day}>{words}</time>}
        </p>
        {statement.standing === 'STANDS' ? null : <p>{standingWords[statement.standing]}</p>}
      </header>
      <div className="said">
        <StatementText view={view} document={document} />
        {statement.translation === null ? null : (
          <p className="translation">
            <span className="label">
              Translation{statement.translator === null ? '' : ` by ${statement.translator}`}
            </span>{' '}
            {statement.translation}
          </p>
        )}
      </div>
    </article>
  )
}

const standingWords = {
  CORRECTED: 'Since corrected by its speaker or publisher',
  RETRACTED: 'Since retracted',
  SUPERSEDED: 'Since replaced by a later statement',
}
