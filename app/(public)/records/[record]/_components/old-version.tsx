import type { RecordDocument } from '#features/publications/document'
import { formatDay } from '#lib/dates'
import { paths } from '#lib/paths'

/** Warns readers that an older version is not the current one. */
export function OldVersion({ document, latest }: { document: RecordDocument; latest: number }) {
  if (document.version === latest) return null
  return (
    <div className="wrap">
      <div className="banner" role="note">
        <div>
          <strong>This is version {document.version}</strong> of{' '}
          {formatDay(document.publishedAt.slice(0, 10))}. The record has changed since.
        </div>
        <a className="button" href={paths.record(document)}>
          Read version {latest}
        </a>
      </div>
    </div>
  )
}
