import type { ReactNode } from 'react'
import type { PublishedDate, PublishedSource, PublishedStatement } from '#features/publications/document'
import { wordingLabels } from '#features/statements/statement'
import { formatEdtf, formatEdtfDay, formatEdtfInSentence } from '#lib/dates'
import { isDay } from '#lib/edtf'
import { paths } from '#lib/paths'
import { isolated } from '#lib/sentence'
import { AttributionChain } from './attribution-chain'
import { SpeakerRole } from './speaker-role'
import { mediumWords, type SideProps } from './side-props'

export const factLabels = [
  'Role at the time',
  'Said',
  'Medium',
  'Is about',
  'Published',
  'Wording',
  'How it reached us',
  'Source',
] as const
type FactLabel = (typeof factLabels)[number]

/** A phone shows the other rows on request. */
const first: readonly FactLabel[] = ['Role at the time', 'Said', 'Is about', 'How it reached us']

export function StatementFacts({ view }: { view: SideProps }) {
  const facts = factsOf(view.statement)
  const title = `Details of the statement of ${isolated(view.name)}`
  return (
    <section className={`fact-list ${view.key}`} aria-label={title}>
      <h3>{title}</h3>
      <dl className="facts">
        {factLabels.map((label) => (
          <div key={label} className={first.includes(label) ? undefined : 'later'}>
            <dt>{label}</dt>
            <dd>{facts[label]}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="button bare more" data-more-facts="" hidden>
        All details of this statement
      </button>
    </section>
  )
}

const factsOf = (statement: PublishedStatement): Record<FactLabel, ReactNode> => ({
  'Role at the time': <SpeakerRole statement={statement} />,
  Said: <When date={statement.said} />,
  Medium: mediumWords(statement),
  'Is about': <When date={statement.about} />,
  Published: <PublishedOn source={statement.source} />,
  Wording: wordingLabels[statement.wording],
  'How it reached us': <AttributionChain attribution={statement.attribution} />,
  Source: (
    <>
      <a href={paths.source(statement.source.slug)}>
        <bdi>{statement.source.publisher}</bdi>
        {statement.source.published === null ? '' : `, ${formatEdtfDay(statement.source.published)}`}
      </a>{' '}
      <a className="own" href={paths.statement(statement.slug)}>
        statement
      </a>
    </>
  ),
})

/** The resolved date, the source's own words for it, and the basis of an inferred date. */
function When({ date }: { date: PublishedDate }) {
  const { edtf, phrase, inferred, basis } = date
  const words = edtf === null ? 'Not stated' : formatEdtf(edtf)
  return (
    <>
      <span className={inferred ? 'inferred' : undefined}>
        {isDay(edtf) ? <time dateTime={edtf}>{words}</time> : words}
      </span>{' '}
      {phrase === null ? null : <bdi className="source-line">“{phrase}”</bdi>}
      {basis === null ? null : (
        <span className="basis">
          {inferred ? 'Inferred. ' : ''}
          <bdi>{basis}</bdi>
        </span>
      )}
    </>
  )
}

/** When the source was published, and when it was last updated. */
export function PublishedOn({ source: { published, updated } }: { source: PublishedSource }) {
  const words = published === null ? 'Not stated' : formatEdtf(published)
  return (
    <>
      {published?.includes('T') ? <time dateTime={published}>{words}</time> : words}
      {updated === null ? null : <span className="basis">Updated {formatEdtfInSentence(updated)}</span>}
    </>
  )
}
