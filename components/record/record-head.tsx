import type { ReactNode } from 'react'
import { RecordStatusLabel } from './record-status'
import { disagreementLead } from '#features/exports/sentences'
import type { RecordDocument } from '#features/publications/document'
import { dimensionLabels, relationLabels } from '#features/records/record'
import { formatShortDay } from '#lib/dates'
import { paths } from '#lib/paths'
import { capitalize, uncapital } from '#lib/text'

type Props = { document: RecordDocument; acts: ReactNode; title: 'h1' | 'h2' }

export function RecordHead({ document, acts, title: Title }: Props) {
  const { dispute, number, subject, summary, status, asOf, dimensions, relation, version, publishedAt } =
    document
  const publishedOn = publishedAt.slice(0, 10)
  return (
    <div className="wrap">
      <div className="record-header">
        <p className="crumb">
          <a href={paths.home()}>Disputes</a> /{' '}
          <a href={paths.dispute(dispute.slug)}>
            <bdi>{dispute.title}</bdi>
          </a>{' '}
          / Record {number}
        </p>
        <Title>
          <span className="pre">{disagreementLead(document)} </span>
          <bdi>{capitalize(subject)}</bdi>
        </Title>
        <p className="lede">
          <bdi>{summary}</bdi>
        </p>
        <div className="meta">
          <span className="state">
            <RecordStatusLabel status={status} /> <span className="label">as of {formatShortDay(asOf)}</span>
          </span>
          <span>
            <span className="label">Kind</span>{' '}
            {dimensions
              .map((dimension) => dimensionLabels[dimension])
              .map((label, index) => (index === 0 ? label : uncapital(label)))
              .join(', ')}
          </span>
          <span>
            <span className="label">As worded</span> {relationLabels[relation]}
          </span>
          {document.withItself ? <span>Two statements of one speaker</span> : null}
          <span>
            <span className="label">Version</span>{' '}
            <a href="#history">
              {version}, {formatShortDay(publishedOn)}
            </a>
          </span>
        </div>
        {acts}
      </div>
    </div>
  )
}
