import type { ReactNode } from 'react'
import { StatementList } from '#components/statement/statement-list'
import type { DisputeDocument } from '#features/publications/document'
import { chronological } from '#features/publications/chronological'
import { formatShortDay } from '#lib/dates'
import { paths } from '#lib/paths'
import { isolated } from '#lib/sentence'

type Props = {
  document: DisputeDocument
  /** The newer version that the page links to, if there is one. */
  newer: number | null
  acts: ReactNode
  /** h2 in a preview, because its page already has an h1. */
  title?: 'h1' | 'h2'
  /** The live parts around the document: its records. */
  children: ReactNode
}

/** Renders a dispute's document with its records. */
export function DisputeBody({ document, newer, acts, title: Title = 'h1', children }: Props) {
  const { slug, version, title, question, summary, topics, asOf, statements } = document
  return (
    <>
      <div className="wrap head">
        <p className="crumb">
          <a href={paths.home()}>Disputes</a> / Dispute
        </p>
        <Title>
          <bdi>{title}</bdi>
        </Title>
        <p className="lede">
          <bdi>{question}</bdi>
        </p>
        <p className="lede">
          <bdi>{summary}</bdi>
        </p>
        <p className="facts-line">
          <span className="label">As of</span> <time dateTime={asOf}>{formatShortDay(asOf)}</time>{' '}
          <span className="label">Version</span> <a href="#history">{version}</a>
          {newer === null ? null : (
            <>
              , not the latest: <a href={paths.dispute(slug)}>version {newer}</a>
            </>
          )}
        </p>
        {topics.length === 0 ? null : (
          <p className="facts-line">
            <span className="label">Topics</span> {topics.map((topic) => isolated(topic)).join(', ')}
          </p>
        )}
        {acts}
      </div>
      <div className="wrap">{children}</div>
      <section className="wrap one" aria-labelledby="statements">
        <h2 id="statements">All {statements.length} statements in order of time</h2>
        <StatementList statements={chronological(statements)} />
      </section>
    </>
  )
}
