import type { RecordDocument } from '#features/publications/document'
import type { RecordRow } from '#features/publications/listing-row'
import { RecordActions } from './record-actions'
import { History, type HistoryEntry } from './history'
import { Timeline } from './timeline'
import { OldVersion } from './old-version'
import { RecordBody } from '#components/record/record-body'
import { Related } from './related'
import type { TimelineEntry } from './timeline-rows'

/** Adds the live parts around a record. The record itself shows its document only. */
type Live = {
  related: readonly RecordRow[]
  inOrder: readonly TimelineEntry[]
  history: readonly HistoryEntry[]
  latestVersion: number
}

type RecordMainProps = { document: RecordDocument; live: Live; origin: string }

export function RecordMain({ document, live, origin }: RecordMainProps) {
  return (
    <main id="main" className="record">
      <OldVersion document={document} latest={live.latestVersion} />
      <RecordBody document={document} acts={<RecordActions document={document} origin={origin} />}>
        <Timeline document={document} entries={live.inOrder} />
        <Related rows={live.related} />
        <History document={document} history={live.history} />
      </RecordBody>
    </main>
  )
}
